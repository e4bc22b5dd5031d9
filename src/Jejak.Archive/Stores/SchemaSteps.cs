using System.Collections.Immutable;
using Jejak.Archive.Tables;

namespace Jejak.Archive.Stores;

/// <summary>One step of the schema.</summary>
/// <param name="Sqlite">Its statements for SQLite.</param>
/// <param name="Postgres">Its statements for PostgreSQL.</param>
/// <param name="Fill">Fills what the statements made from what is stored already, inside the same transaction.</param>
internal sealed record SchemaStep(string Sqlite, string Postgres, Action<StoreConnection>? Fill = null);

/// <summary>
/// How the tables came to be, step by step: <c>Schema/001.sql</c>, <c>002.sql</c>, … An archive knows how many it has been through; whoever opens it to write takes it through the others,
/// all in one transaction. A step is written for SQLite; for PostgreSQL its types are translated, unless <c>NNN.postgres.sql</c> stands beside it.
/// </summary>
internal sealed record SchemaSteps(ImmutableArray<SchemaStep> Steps)
{
    // What a step has to fill with code: by its number.
    private static readonly Dictionary<int, Action<StoreConnection>> s_fills = new()
    {
        [3] = PartyTables.Fill,
        [4] = StoryFill.Run,
        [5] = RelayTables.Fill,
        [7] = FactPlaces.Fill,
        [9] = FindingNames.Fill,
        [11] = FillPacked,
    };

    private static readonly Lazy<SchemaSteps> s_current = new(Load);

    /// <summary>The steps this program knows.</summary>
    public static SchemaSteps Current => s_current.Value;

    public int Version => Steps.Length;

    /// <summary>Refuses what this program cannot read.</summary>
    /// <exception cref="ArchiveException">A newer program made it, or it has not been through all steps and <paramref name="mayBeOlder"/> is false.</exception>
    public void Check(string location, long version, bool mayBeOlder)
    {
        if (version > Version)
            throw new ArchiveException(ArchiveProblem.NewerSchema, location, $"a newer jejak made this archive (schema {version}; this one knows {Version})", "update jejak, or name another archive with --archive");
        if (version < Version && !mayBeOlder)
            throw new ArchiveException(ArchiveProblem.OlderSchema, location, $"an older jejak made this archive (schema {version}; this one needs {Version})", $"run 'jejak archive upgrade --archive {location}' once: nothing is lost");
    }

    private static void FillPacked(StoreConnection connection)
    {
        NamePages.Fill(connection);
        QuotationWords.Fill(connection);
    }

    private static SchemaSteps Load()
    {
        var steps = ImmutableArray.CreateBuilder<SchemaStep>();
        while (Script($"{steps.Count + 1:000}.sql") is { } script)
        {
            int version = steps.Count + 1;
            steps.Add(new(script, Script($"{version:000}.postgres.sql") ?? Translate(script), s_fills.GetValueOrDefault(version)));
        }
        return new(steps.ToImmutable());
    }

    private static string? Script(string name)
    {
        using var stream = typeof(SchemaSteps).Assembly.GetManifestResourceStream("Schema/" + name);
        if (stream is null) return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Types by their PostgreSQL names. Texts compare by code point, as they do in SQLite.</summary>
    private static string Translate(string script) => script
        .Replace(" STRICT, WITHOUT ROWID;", ";", StringComparison.Ordinal)
        .Replace(" STRICT;", ";", StringComparison.Ordinal)
        .Replace(" INTEGER", " BIGINT", StringComparison.Ordinal)
        .Replace(" TEXT", " TEXT COLLATE \"C\"", StringComparison.Ordinal)
        .Replace(" BLOB", " BYTEA", StringComparison.Ordinal)
        .Replace(" REAL", " DOUBLE PRECISION", StringComparison.Ordinal);
}
