using System.Reflection;
using Microsoft.Playwright;
using Noroshi.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(Noroshi.Journeys.Tests.Browser))]

namespace Noroshi.Journeys.Tests;

/// <summary>Debian's Chromium, started once for all journeys. Nothing is downloaded.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--disable-dev-shm-usage", "--font-render-hinting=none",
    ];

    private IPlaywright playwright = null!;
    private IBrowser chromium = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium))
        {
            throw new InvalidOperationException($"The journeys need {Chromium}. Run ./test as root, which installs it, or: apt-get install chromium fonts-noto-cjk");
        }

        var driver = typeof(Browser).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "PlaywrightDriver").Value;
        Environment.SetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH", driver);
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Flags, Headless = true });
    }

    /// <summary>Sits somebody down before a fresh browser window at a house: Japanese, desktop size unless told otherwise.</summary>
    public async Task<Journey> BeginAsync(House house, Action<BrowserNewContextOptions>? change = null)
    {
        var options = new BrowserNewContextOptions
        {
            BaseURL = $"http://localhost:{house.Address.Port}",
            Locale = "ja-JP",
            TimezoneId = "Asia/Tokyo",
            ViewportSize = new() { Width = 1280, Height = 900 },
        };
        change?.Invoke(options);
        var context = await chromium.NewContextAsync(options);
        context.SetDefaultTimeout(120_000);
        Assertions.SetDefaultExpectTimeout(120_000);
        return await Journey.BeginAsync(house, context);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
        {
            await chromium.CloseAsync();
        }

        playwright?.Dispose();
    }
}
