using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Xunit;

namespace Jejak.Web.BrowserTests;

/// <summary>
/// What holds on every page: on a desk and on a phone, by day and by night. axe-core looks at a desk's day and a phone's night: colours and widths do not touch each other.
/// </summary>
public class EveryPageTests(SampleSite site)
{
    public static TheoryData<string> Names => [.. SamplePages.All.Select(page => page.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task Everybody_can_use_it_and_nothing_is_cut_off(string name)
    {
        await using var visit = await site.Visit(new());
        await visit.Page.GotoAsync(SamplePages.All.Single(page => page.Name == name).Path);
        foreach (var look in new Look[] { new(), new(Dark: true), new(Phone: true), new(Dark: true, Phone: true) })
        {
            await visit.See(look);
            await visit.Picture($"{name}-{look}");
            double beyond = await visit.Page.EvaluateAsync<double>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(beyond <= 0, $"{look}: {beyond} px wider than the window");
            if (look.Dark != look.Phone) continue;
            var faults = (await visit.Page.RunAxe()).Violations.Where(violation => violation.Impact is "serious" or "critical");
            Assert.Empty(faults.Select(fault => $"{look}: {Describe(fault)}"));
        }
    }

    private static string Describe(AxeResultItem fault) => $"{fault.Impact} {fault.Id}: {fault.Help}: {string.Join(" | ", fault.Nodes.Take(3).Select(node => node.Html))}";
}
