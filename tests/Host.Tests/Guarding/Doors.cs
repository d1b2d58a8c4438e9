using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Testing;

namespace Noroshi.Host.Tests.Guarding;

/// <summary>A door of the host: a page or an endpoint, with what it asks of who comes.</summary>
internal sealed partial record Door(string Route, IReadOnlyList<HttpMethod> Methods, bool IsPage, bool IsOpen, IReadOnlyList<string> Policies, string Body)
{
    public bool IsForMachines => Route.StartsWith("/api/", StringComparison.Ordinal);

    /// <summary>
    /// Whether it is shut to somebody whose role would do, because no member of the council named that person, or because nobody of the commission is bound to
    /// secrecy: the people of these tests are named by nobody. The modules' own tests try these doors with people who are.
    /// </summary>
    public bool MayAskForASeat => Route.StartsWith("/council", StringComparison.Ordinal) || Route.StartsWith("/commission", StringComparison.Ordinal);

    /// <summary>Whether what a role allows is enough.</summary>
    public bool OpensTo(IReadOnlySet<Permission> may) => IsOpen || Policies.All(p => p switch
    {
        "somebody" => true,
        "council-take-part" => may.Contains(Permission.RunCouncil) || may.Contains(Permission.JoinCouncil),
        "council-membership" => may.Contains(Permission.JoinCouncil) || may.Contains(Permission.ManagePeople),
        "read-any-reports" => may.Contains(Permission.ReadOwnReports) || may.Contains(Permission.ReadReports),
        _ => may.Contains(Enum.Parse<Permission>(p)),
    });

    /// <summary>The path with something in the place of every variable.</summary>
    public string Path(Func<string, string> value) => Variable().Replace(Route, variable => value(variable.Groups[1].Value));

    // A variable may carry a constraint, and that braces and brackets of its own.
    [GeneratedRegex(@"\{([a-zA-Z]+)(?:[^{}]|\{[^{}]*\})*\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Variable();
}

internal static class Doors
{
    /// <summary>Every door of a house but its style sheets and scripts.</summary>
    public static IReadOnlyList<Door> Of(House house) =>
    [
        .. house.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Distinct()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(e =>
            {
                var page = e.Metadata.GetMetadata<PageActionDescriptor>() is not null;
                return new Door(
                    "/" + e.RoutePattern.RawText!.TrimStart('/'),
                    page ? [HttpMethod.Get, HttpMethod.Post] : [.. (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => new HttpMethod(m))],
                    page,
                    e.Metadata.GetMetadata<IAllowAnonymous>() is not null,
                    [.. e.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy ?? "somebody")],
                    e.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes[0] ?? "application/json");
            })
            .OrderBy(d => d.Route, StringComparer.Ordinal),
    ];
}
