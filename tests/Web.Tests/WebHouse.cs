using System.Net;
using Microsoft.Extensions.Time.Testing;
using Noroshi.Kernel;
using Noroshi.Web.Answers;
using Noroshi.Web.Face;

namespace Noroshi.Web.Tests;

/// <summary>A small house with sample pages, served over a real socket.</summary>
public sealed class WebHouse : IAsyncLifetime
{
    private WebApplication? app;

    public static DateTimeOffset Now { get; } = LegalCalendar.StartOf(new DateOnly(2026, 11, 20)).AddHours(10);

    public Uri Address => new(app!.Urls.First());

    public HttpClient Visitor() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };

    public async ValueTask InitializeAsync()
    {
        app = Build("http://127.0.0.1:0", strips: []);
        await app.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await app!.StopAsync(TestContext.Current.CancellationToken);
        await app.DisposeAsync();
    }

    internal static WebApplication Build(string urls, IPageStrip[] strips)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(WebHouse).Assembly.GetName().Name, EnvironmentName = "Production" });
        builder.WebHost.UseUrls(urls);
        builder.WebHost.UseStaticWebAssets();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(Now));
        builder.Services.AddWeb();
        builder.Services.AddSingleton<INavigation, SampleNavigation>();
        builder.Services.AddSingleton<ISignedIn, SampleSignedIn>();
        foreach (var strip in strips)
        {
            builder.Services.AddSingleton(strip);
        }

        var app = builder.Build();
        app.UseWeb();
        app.UseRouting();
        app.Use((context, next) => context.Request.Headers["X-Database"] == "gone" ? throw new TimeoutException("secret host") : next(context));
        app.MapWeb();
        MapSamples(app);
        return app;
    }

    private static void MapSamples(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1");
        api.MapPost("/echo", (Sent sent) => TypedResults.Ok(sent));
        api.MapPost("/mend", () => ProblemResults.Mend([new Problem("computer", "required", new Words("台帳の名称を入力してください。", "Name the computer."))]));
        api.MapPost("/refuse", () => ProblemResults.Refuse(new Ruling.Refused("Act, Art. 6", new Words("命令できるのは主務大臣だけです。", "Only the competent minister may order."))));
        api.MapGet("/absent", () => ProblemResults.Absent());
        api.MapGet("/throw", IResult () => throw new InvalidOperationException("secret detail"));
    }

    internal sealed record Sent(string Computer, DateTimeOffset LearnedAt);

    private sealed class SampleNavigation : INavigation
    {
        private static readonly Words Reports = new("報告", "Reports");

        public IEnumerable<NavigationItem> Items =>
        [
            new(new("ホーム", "Home"), new("ホーム", "Home"), "/", null, 1) { Open = true },
            new(Reports, new("一覧", "List"), "/samples/list", null, 10) { Open = true },
            new(Reports, new("報告する", "File"), "/samples/form", null, 11) { Open = true },
            new(new("命令", "Orders"), new("命令", "Orders"), "/samples/orders", Permission.Order, 20),
        ];
    }

    private sealed class SampleSignedIn : ISignedIn
    {
        public ValueTask<SignedIn?> WhoAsync(CancellationToken cancellation) =>
            new(new SignedIn("佐藤 花子", "東都電力株式会社", new Words("報告担当者", "Reporter")) { AccountPath = "/account" });
    }
}
