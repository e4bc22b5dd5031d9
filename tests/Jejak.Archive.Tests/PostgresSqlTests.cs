using Jejak.Archive.Postgres;
using Xunit;

namespace Jejak.Archive.Tests;

public class PostgresSqlTests
{
    [Theory]
    [InlineData("a = ?1 AND b IN (3, 17) AND c = ?2", "a = $1 AND b = ANY($3) AND c = $2", "3 17")]
    [InlineData("a NOT IN (3, 17) OR (a IN (4,5,6))", "a <> ALL($1) OR (a = ANY($2))", "3 17|4 5 6")]
    [InlineData("a IN (3) AND b IN (?1, 4)", "a IN (3) AND b IN ($1, 4)", "")]
    [InlineData("a IN ('3', '17') AND b = ' IN (3, 17) ?9' AND c IN (SELECT 3, 17)", "a IN ('3', '17') AND b = ' IN (3, 17) ?9' AND c IN (SELECT 3, 17)", "")]
    [InlineData("1 = 1 AND +o.identity IN (3, 17) AND (+p.side = 'it''s ?2') AND x IN (1, 2", "1 = 1 AND o.identity = ANY($1) AND (p.side = 'it''s ?2') AND x IN (1, 2", "3 17")]
    [InlineData("a IN (1, 99999999999999999999) AND b IN (1,, 2) AND c IN ()", "a IN (1, 99999999999999999999) AND b IN (1,, 2) AND c IN ()", "")]
    [InlineData("a = ?12 AND b IN (3, 17)", "a = $12 AND b = ANY($13)", "3 17")]
    public void Lists_of_numbers_become_values_behind_those_of_the_statement(string sql, string expected, string lists)
    {
        var (translated, found) = PostgresSql.WithLists(sql);
        Assert.Equal(expected, translated);
        Assert.Equal(lists, string.Join('|', found.Select(list => string.Join(' ', list))));
    }

    [Fact]
    public void A_row_to_insert_becomes_arrays_of_columns() =>
        Assert.Equal("INSERT INTO names (a, b) SELECT * FROM unnest($1, $2) ON CONFLICT (a) DO UPDATE SET b = excluded.b", PostgresSql.OfColumns("INSERT INTO names (a, b) VALUES (?1, ?2) ON CONFLICT (a) DO UPDATE SET b = excluded.b"));

    [Fact]
    public void Without_lists_only_values_and_hints_are_translated() =>
        Assert.Equal("DELETE FROM a WHERE b = $1 AND c IN (3, 17) AND d = 'a +b ?1'", PostgresSql.Of("DELETE FROM a WHERE b = ?1 AND +c IN (3, 17) AND d = 'a +b ?1'"));
}
