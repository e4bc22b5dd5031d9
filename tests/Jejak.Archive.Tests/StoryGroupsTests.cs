using Jejak.Archive.Stories;
using Xunit;

namespace Jejak.Archive.Tests;

public class StoryGroupsTests
{
    [Fact]
    public void The_order_of_the_links_changes_nothing()
    {
        var random = new Random(20261122);
        for (int round = 0; round < 200; round++)
        {
            int count = random.Next(2, 24);
            var publishers = Enumerable.Range(0, count).Select(_ => (uint)random.Next(0, 8)).ToArray();
            var edges = new List<StoryGroups.Edge>();
            for (int one = 0; one < count; one++)
            {
                // Few strengths, so that many links are as strong as others.
                for (int other = one + 1; other < count; other++) if (random.Next(4) == 0) edges.Add(new(one, other, 1000 * random.Next(1, 4), random.Next(6) > 0));
            }
            int[] groups = StoryGroups.Of(publishers, edges);
            for (int again = 0; again < 5; again++)
            {
                var shuffled = edges.Select(edge => random.Next(2) == 0 ? edge : edge with { One = edge.Other, Other = edge.One }).ToArray();
                random.Shuffle(shuffled);
                Assert.Equal(groups, StoryGroups.Of(publishers, shuffled));
            }
            Assert.All(Enumerable.Range(0, count), article => Assert.True(groups[article] <= article && groups[groups[article]] == groups[article], "a group is named by its earliest article"));
        }
    }

    [Fact]
    public void An_article_in_the_middle_does_not_hold_two_reports_together()
    {
        // 2 took passages from the reports 0, 1 and 3, 4.
        int[] groups = Groups([1, 2, 3, 4, 5], (0, 1, 3000), (3, 4, 3000), (1, 2, 1500), (2, 3, 1400));
        Assert.Equal([0, 0, 0, 3, 3], groups);
    }

    [Fact]
    public void A_publisher_that_tells_it_twice_in_other_words_tells_two_things()
    {
        Assert.Equal([0, 0, 2], Groups([1, 2, 1], (0, 1, 3000), (1, 2, 2000)));
        Assert.Equal([0, 0, 0], Groups([1, 2, 3], (0, 1, 3000), (1, 2, 2000)));
        Assert.Equal([0, 0, 0], StoryGroups.Of([1, 2, 1], [new(0, 1, 3000), new(1, 2, 2000), new(0, 2, 1500, Joins: false)]));
    }

    [Fact]
    public void A_sequel_alone_is_no_story() => Assert.Equal([0, 1], StoryGroups.Of([1, 1], [new(0, 1, 3000, Joins: false)]));

    private static int[] Groups(uint[] publishers, params (int One, int Other, int Strength)[] edges) =>
        StoryGroups.Of(publishers, edges.Select(edge => new StoryGroups.Edge(edge.One, edge.Other, edge.Strength)));
}
