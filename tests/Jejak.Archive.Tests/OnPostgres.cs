namespace Jejak.Archive.Tests;

// A class each, so that the suites run side by side. Without PostgreSQL all of them are skipped.

public sealed class StoringOnPostgres : StoringTests
{
    private protected override PostgresServer? Server => PostgresServer.Shared;
}

public sealed class QuestionsOnPostgres : QuestionTests
{
    private protected override PostgresServer? Server => PostgresServer.Shared;
}

public sealed class RelationsOnPostgres : RelationTests
{
    private protected override PostgresServer? Server => PostgresServer.Shared;
}

public sealed class NamesOnPostgres : NameTests
{
    private protected override PostgresServer? Server => PostgresServer.Shared;
}

public sealed class SearchOnPostgres : SearchTests
{
    private protected override PostgresServer? Server => PostgresServer.Shared;
}

public sealed class MigrationOnPostgres : MigrationTests
{
    private protected override PostgresServer? Server => PostgresServer.Shared;
}

public sealed class PartiesOnPostgres : PartyTests
{
    private protected override PostgresServer? Server => PostgresServer.Shared;
}

public sealed class StoriesOnPostgres : StoryTests
{
    private protected override PostgresServer? Server => PostgresServer.Shared;
}

public sealed class DecisionsOnPostgres : DecisionTests
{
    private protected override PostgresServer? Server => PostgresServer.Shared;
}

public sealed class NamesakesOnPostgres : NamesakeTests
{
    private protected override PostgresServer? Server => PostgresServer.Shared;
}

public sealed class CountsOnPostgres : CountTests
{
    private protected override PostgresServer? Server => PostgresServer.Shared;
}

public sealed class RevisionsOnPostgres : RevisionTests
{
    private protected override PostgresServer? Server => PostgresServer.Shared;
}

public sealed class NewestFactsOnPostgres : NewestFactsTests
{
    private protected override PostgresServer? Server => PostgresServer.Shared;
}

public sealed class JudgementsOnPostgres : JudgementTests
{
    private protected override PostgresServer? Server => PostgresServer.Shared;
}

public sealed class JoiningOnPostgres : JoiningTests
{
    private protected override PostgresServer? Server => PostgresServer.Shared;
}

public sealed class LikelyMeantOnPostgres : LikelyMeantTests
{
    private protected override PostgresServer? Server => PostgresServer.Shared;
}

public sealed class RememberedOnPostgres : RememberedTests
{
    private protected override PostgresServer? Server => PostgresServer.Shared;
}
