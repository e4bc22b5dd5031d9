using Jejak.Articles;
using Jejak.Documents;

namespace Jejak.Formats;

/// <summary>The words that readings use for kinds, types and states. They are part of the contract: written out here, not derived from C# names.</summary>
public static class Names
{
    public static string Of(BlockKind kind) => kind switch
    {
        BlockKind.Heading => "heading",
        BlockKind.Title => "title",
        BlockKind.Byline => "byline",
        BlockKind.Published => "published",
        BlockKind.Publisher => "publisher",
        BlockKind.Dateline => "dateline",
        BlockKind.Caption => "caption",
        BlockKind.Credit => "credit",
        BlockKind.Related => "related",
        BlockKind.Advertisement => "advertisement",
        BlockKind.Embed => "embed",
        BlockKind.Signature => "signature",
        BlockKind.Tag => "tag",
        BlockKind.Navigation => "navigation",
        _ => "paragraph",
    };

    public static string Of(EntityType type) => type switch
    {
        EntityType.Organization => "organization",
        EntityType.Country => "country",
        EntityType.Place => "place",
        EntityType.Group => "group",
        EntityType.Facility => "facility",
        EntityType.Product => "product",
        EntityType.Event => "event",
        _ => "person",
    };

    public static string Of(MentionForm form) => form switch
    {
        MentionForm.Nominal => "nominal",
        MentionForm.Pronoun => "pronoun",
        MentionForm.Clitic => "clitic",
        MentionForm.Metonym => "metonym",
        _ => "name",
    };

    public static string Of(TimeType type) => type switch
    {
        TimeType.Time => "TIME",
        TimeType.Duration => "DURATION",
        TimeType.Set => "SET",
        _ => "DATE",
    };

    public static string? Of(QuantityMod mod) => mod switch
    {
        QuantityMod.Approx => "approx",
        QuantityMod.LessThan => "lessThan",
        QuantityMod.MoreThan => "moreThan",
        _ => null,
    };

    public static string Of(QuotationKind kind) => kind switch
    {
        QuotationKind.Mixed => "mixed",
        QuotationKind.Indirect => "indirect",
        _ => "direct",
    };

    public static string Of(RelayRelation relation) => relation switch
    {
        RelayRelation.Newspaper => "newspaper",
        RelayRelation.Broadcaster => "broadcaster",
        RelayRelation.Institution => "institution",
        RelayRelation.Platform => "platform",
        _ => "agency",
    };

    public static string Of(EventStatus status) => status switch
    {
        EventStatus.Future => "future",
        EventStatus.Hypothetical => "hypothetical",
        EventStatus.Negated => "negated",
        _ => "actual",
    };
}
