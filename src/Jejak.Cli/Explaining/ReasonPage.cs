using System.Collections.Immutable;
using Spectre.Console;
using Spectre.Console.Rendering;
using Words = Spectre.Console.Text;

namespace Jejak.Cli.Explaining;

/// <summary>The events of an article with the reasons for each.</summary>
internal sealed class ReasonPage(IRenderable head, ImmutableArray<EventReasons> events)
{
    private const int Indent = 4;

    public IRenderable Draw()
    {
        var parts = new List<IRenderable> { head };
        foreach (var happening in events)
        {
            var grid = new Grid().AddColumn(new GridColumn().NoWrap().Width(ReasonLines.LabelWidth).PadLeft(Indent).PadRight(1)).AddColumn();
            foreach (var (label, markup) in ReasonLines.Of(happening)) grid.AddRow(new Words(label, new Style(Color.Grey)), new Markup(markup));
            parts.AddRange([new Words(""), new Markup(ReasonLines.Head(happening)), grid]);
        }
        return new Rows(parts);
    }
}
