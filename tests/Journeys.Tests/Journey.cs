using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Journeys.Tests;

/// <summary>
/// One person before one browser window. What the browser complains of on the way (a script that failed, a policy that was broken,
/// an asset that is not there) fails the journey at its end.
/// </summary>
public sealed partial class Journey : IAsyncDisposable
{
    private const float Patience = 120_000;
    private const string Rules = "['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa']";
    private static readonly Lazy<string> Axe = new(() =>
    {
        using var reader = new StreamReader(typeof(Journey).Assembly.GetManifestResourceStream("axe.min.js")!);
        return reader.ReadToEnd();
    });

    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> complaints = new();

    private Journey(House house, IBrowserContext context, IPage page) => (House, this.context, Page) = (house, context, page);

    /// <summary>The house that is visited.</summary>
    public House House { get; }

    /// <summary>The window.</summary>
    public IPage Page { get; }

    /// <summary>What the browser complained of so far.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    internal static async Task<Journey> BeginAsync(House house, IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        var journey = new Journey(house, context, page);

        // Answers of 4xx on pages are part of many journeys and are said on the page; the browser's echo of them is no complaint.
        page.Console += (_, message) => journey.Keep(message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal), $"console: {message.Text}");
        page.PageError += (_, error) => journey.Keep(true, $"script: {error}");
        page.Response += (_, response) => journey.Keep(
            response.Status >= 400 && response.Request.ResourceType is ("stylesheet" or "script" or "font" or "image"), $"asset: {response.Status} {response.Url}");
        page.Request += (_, request) => journey.Keep(
            !new Uri(request.Url).IsLoopback && request.Url.StartsWith("http", StringComparison.Ordinal), $"asks elsewhere: {request.Url}");
        return journey;
    }

    /// <summary>Signs in on the demonstration's sign-in page as the person of a role.</summary>
    public async Task SignInAsync(string role)
    {
        await Page.GotoAsync("/sign-in");
        await Page.ClickAsync($"button[data-role={role}]");
        await ArriveInsideAsync();
    }

    /// <summary>Waits until the window is at an address and the page there is loaded. Two stars stand for anything, one for anything without a stroke.</summary>
    public Task ArriveAsync(string address) =>
        ArriveAsync(new Regex($"^{Regex.Escape(address).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal)}$", RegexOptions.None, TimeSpan.FromSeconds(1)));

    /// <summary>
    /// The same by a pattern. The page itself is asked again and again whether it is loaded: the browser says so once, and whoever begins to wait at that very moment on a busy
    /// machine never hears it.
    /// </summary>
    public async Task ArriveAsync(Regex address)
    {
        await Assertions.Expect(Page).ToHaveURLAsync(address, new() { Timeout = Patience });
        await Page.WaitForFunctionAsync("() => document.readyState === 'complete'", null, new() { Timeout = Patience });
    }

    /// <summary>Waits until the window has left the page for signing in.</summary>
    public Task ArriveInsideAsync() => ArriveAsync(NotSignIn());

    /// <summary>Takes a session that the house began for somebody, without the sign-in page.</summary>
    public Task TakeAsync(Visitor visitor) => context.AddCookiesAsync(
        visitor.Cookies.Select(c => new Cookie { Name = c.Key, Value = c.Value, Domain = "localhost", Path = "/", HttpOnly = true }));

    /// <summary>Presses the button of a form and waits until the page it leads to answers: whoever goes elsewhere before that meets two ways under way at once.</summary>
    public Task PressAsync(string button) => Page.RunAndWaitForResponseAsync(
        () => Page.ClickAsync(button), answer => answer.Request is { RedirectedFrom: not null, ResourceType: "document" });

    /// <summary>Checks the page against WCAG 2.2 A and AA with axe-core, and that it needs no sideways scrolling.</summary>
    public async Task AssertAccessibleAsync() => Nothing(await BarriersAsync());

    /// <summary>What stands in somebody's way on the page as it is.</summary>
    public async Task<IReadOnlyList<string>> BarriersAsync()
    {
        await Page.EvaluateAsync(Axe.Value);

        // A colour on its way to another (the mouse lies where a button came up) is neither of the two that are meant.
        await Page.EvaluateAsync("() => document.getAnimations().forEach(a => a.effect?.getComputedTiming().endTime === Infinity ? a.cancel() : a.finish())");
        var found = await Page.EvaluateAsync<JsonElement>(
            $$"""
            () => axe.run(document, { runOnly: { type: 'tag', values: {{Rules}} }, resultTypes: ['violations'] })
                .then(r => r.violations.flatMap(v => v.nodes.map(n => `${v.id} (${v.impact}): ${v.help}: ${n.target.join(' ')}: ${n.html.slice(0, 200)}`)))
            """);
        var where = new Uri(Page.Url).PathAndQuery;
        var barriers = found.EnumerateArray().Select(b => $"{where}: {b.GetString()}").ToList();
        if (await Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"))
        {
            barriers.Add($"{where}: the page is wider than the window");
        }

        // Without its token a form is refused, and so is one that gives it twice.
        var forms = await Page.EvaluateAsync<string[]>(
            "() => [...document.forms].filter(f => f.method === 'post' && f.querySelectorAll('[name=__RequestVerificationToken]').length !== 1).map(f => f.outerHTML.slice(0, 200))");
        barriers.AddRange(forms.Select(f => $"{where}: a form has not exactly one token: {f}"));

        // Two fields of one id: the label of the second leads to the first.
        var twice = await Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[id]')].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i)");
        barriers.AddRange(twice.Select(id => $"{where}: the id {id} stands twice"));
        return barriers;
    }

    /// <summary>Looks at the page: a picture beside the test's output, for a person to see.</summary>
    public Task<byte[]> PictureAsync(string path) => Page.ScreenshotAsync(new() { Path = path, FullPage = true });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await context.CloseAsync();
        Nothing([.. complaints.Distinct()]);
    }

    private static void Nothing(IReadOnlyCollection<string> wrong)
    {
        if (wrong.Count > 0)
        {
            Assert.Fail(string.Join(Environment.NewLine, wrong));
        }
    }

    private void Keep(bool bad, string complaint)
    {
        if (bad)
        {
            complaints.Enqueue(complaint);
        }
    }

    [GeneratedRegex("^(?!.*/sign-in)", RegexOptions.None, 1000)]
    private static partial Regex NotSignIn();
}
