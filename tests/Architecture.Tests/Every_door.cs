using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Architecture.Tests;

/// <summary>
/// Every endpoint and page says itself who may open it. There is a fallback policy too, but it hides forgetfulness, so each door's own
/// metadata is looked at. A door open to everybody stands in Doors/open.txt with the reason.
/// </summary>
public class Every_door
{
    [Fact]
    public async Task says_who_may_open_it()
    {
        var doors = await DoorsOfTheHouseAsync();

        Assert.NotEmpty(doors);
        Assert.Contains(doors, d => d.Metadata.GetMetadata<PageActionDescriptor>() is not null);
        Wall.Stands(Unguarded(doors));
    }

    [Fact]
    public async Task that_is_open_to_everybody_is_on_the_list_and_says_why()
    {
        var list = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "tests", "Architecture.Tests", "Doors", "open.txt"), TestContext.Current.CancellationToken);

        var doors = await DoorsOfTheHouseAsync();

        Wall.Stands(Unlisted(doors, list));
    }

    [Fact]
    public async Task without_a_guard_is_named()
    {
        await using var app = Hut();
        app.MapGet("/forgotten", () => "");
        app.MapGet("/guarded", () => "").RequireAuthorization();

        Assert.Equal(["GET /forgotten"], Unguarded(Doors(app)));
    }

    [Fact]
    public async Task that_is_open_without_being_listed_is_named_and_so_is_a_line_without_a_door_and_a_line_without_a_reason()
    {
        await using var app = Hut();
        app.MapGet("/open", () => "").AllowAnonymous();
        app.MapPost("/bare", () => "").AllowAnonymous();

        Assert.Equal(
            ["GET /open is open to everybody and not in Doors/open.txt", "Doors/open.txt lists GET /gone, which is not an open door", "Doors/open.txt does not say why POST /bare is open"],
            Unlisted(Doors(app), ["# a comment", "GET /gone: it was needed once", "POST /bare"]));
    }

    private static readonly Lazy<Task<Endpoint[]>> Found = new(FindAsync);

    private static Task<Endpoint[]> DoorsOfTheHouseAsync() => Found.Value;

    private static async Task<Endpoint[]> FindAsync()
    {
        // The demonstration has every door of a real installation and its own sign-in besides.
        await using var house = await House.OpenAsync(Database.Sqlite, demo: true);
        return [.. house.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).Distinct()];
    }

    private static Endpoint[] Doors(WebApplication app) => [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints)];

    private static WebApplication Hut()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddAuthorization();
        return builder.Build();
    }

    private static string[] Unguarded(IEnumerable<Endpoint> doors) =>
        [.. doors.Where(d => d.Metadata.GetMetadata<IAuthorizeData>() is null && d.Metadata.GetMetadata<AuthorizationPolicy>() is null && d.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(Sign).Distinct().Order(StringComparer.Ordinal)];

    private static string[] Unlisted(IEnumerable<Endpoint> doors, string[] list)
    {
        var open = doors.Where(d => d.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(Sign).Distinct().Order(StringComparer.Ordinal).ToArray();
        var listed = list.Where(l => l.Length > 0 && !l.StartsWith('#'))
            .Select(l => l.Split(": ", 2)).ToDictionary(l => l[0], l => l.ElementAtOrDefault(1), StringComparer.Ordinal);
        return
        [
            .. open.Except(listed.Keys).Select(d => $"{d} is open to everybody and not in Doors/open.txt"),
            .. listed.Keys.Except(open).Select(d => $"Doors/open.txt lists {d}, which is not an open door"),
            .. listed.Where(l => string.IsNullOrWhiteSpace(l.Value) && open.Contains(l.Key)).Select(l => $"Doors/open.txt does not say why {l.Key} is open"),
        ];
    }

    // Style sheets, scripts and fonts are many files behind one reason.
    private static string Sign(Endpoint door)
    {
        if (door.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            return "(static assets)";
        }

        var route = (door as RouteEndpoint)?.RoutePattern.RawText ?? door.DisplayName;
        var methods = door.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods;
        return door.Metadata.GetMetadata<PageActionDescriptor>() is not null
            ? $"page /{route?.TrimStart('/')}"
            : $"{(methods is { Count: > 0 } ? string.Join('|', methods.Order(StringComparer.Ordinal)) : "ANY")} /{route?.TrimStart('/')}";
    }
}
