using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Journeys.Tests;

/// <summary>Each role signs in and looks at everything the menu and its pages lead to; each page must be usable by everybody.</summary>
public partial class Looking_round(DemoHouse demo, Browser browser) : IClassFixture<DemoHouse>
{
    private const int Most = 25;
    private static readonly ConcurrentDictionary<string, bool> Examined = new();

    public static TheoryData<string> Roles { get; } = [.. HousePeople.EveryRole];

    [Theory, MemberData(nameof(Roles))]
    public async Task as_each_role_meets_no_barrier_and_no_broken_page(string role)
    {
        await using var journey = await browser.BeginAsync(demo.House);
        await journey.SignInAsync(role);
        var waiting = new Queue<string>(["/"]);
        var met = new HashSet<string>(["/"]);
        var wrong = new List<string>();
        while (waiting.TryDequeue(out var path) && met.Count <= Most)
        {
            var answer = await journey.Page.GotoAsync(path);
            if (answer is not { Ok: true })
            {
                wrong.Add($"{path} answers {answer?.Status}");
                continue;
            }

            if (Examined.TryAdd(Pattern(path), true) || path == "/")
            {
                wrong.AddRange(await journey.BarriersAsync());
            }

            foreach (var link in await LinksAsync(journey.Page))
            {
                if (met.Add(Pattern(link)))
                {
                    waiting.Enqueue(link);
                }
            }
        }

        Assert.True(met.Count > 3, "The menu leads nowhere.");
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Theory]
    [InlineData(320, 640)]
    [InlineData(1280, 900)]
    public async Task before_signing_in_meets_no_barrier_on_a_phone_nor_at_a_desk(int width, int height)
    {
        await using var journey = await browser.BeginAsync(demo.House, o => o.ViewportSize = new() { Width = width, Height = height });
        foreach (var path in new[] { "/sign-in", "/language/en?back=%2Fsign-in", "/recover" })
        {
            await journey.Page.GotoAsync(path);
            await journey.AssertAccessibleAsync();
        }
    }

    // What downloads, signs out, or changes the language is not a page to look at.
    private static async Task<IEnumerable<string>> LinksAsync(IPage page) =>
        (await page.EvalOnSelectorAllAsync<string[]>("a[href^='/']:not([download])", "links => links.map(a => a.getAttribute('href').split('#')[0])"))
        .Where(l => l.Length > 0 && !l.StartsWith("//", StringComparison.Ordinal) && !NotAPage().IsMatch(l));

    private static string Pattern(string path) => Identifier().Replace(path.Split('?')[0], "{id}");

    [GeneratedRegex("[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}|(?<=/)[A-Za-z]*-?[0-9][A-Za-z0-9-]*")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"^/(language|sign-out|api|openapi|_content)|/(forms|export|attachments)(/|\.|$)|\.(xlsx|pdf|csv|json|zip|atom)$")]
    private static partial Regex NotAPage();
}
