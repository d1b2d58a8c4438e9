using System.Net;
using Noroshi.Kernel;
using Xunit;

namespace Noroshi.Testing;

/// <summary>What senders and recipients do, in words.</summary>
public static class Senders
{
    /// <summary>The findings that a sender states for article 41.</summary>
    public static readonly string[] ForUsers = ["needed-to-prevent-damage", "rights-considered"];

    /// <summary>Sends a product by a choice; where the page leads.</summary>
    public static async Task<Page> SendAsync(this Visitor sender, Guid product, string choice, string[] stated, bool viewOnly = false)
    {
        var seen = await sender.GetAsync($"/provision/new/{product}?{choice}");
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        var looked = await sender.SubmitAsync(seen, new { Stated = stated, Because = "悪用が広がっている", Then = "look" }, "form[method=post][data-once]");
        Assert.Equal(HttpStatusCode.OK, looked.Status);
        return await sender.SubmitAsync(looked, viewOnly ? new { Stated = stated, Because = "悪用が広がっている", ViewOnly = true } : new { Stated = stated, Because = "悪用が広がっている" }, "form[method=post][data-once]");
    }

    /// <summary>The code of an organisation.</summary>
    public static async Task<string> CodeAsync(this House house, OrganisationId organisation) =>
        (await house.SqlAsync($"SELECT code FROM organisations WHERE CAST(id AS TEXT) = '{(house.Database.IsPostgres ? organisation.Value.ToString("D") : organisation.Value.ToString("D").ToUpperInvariant())}'"))!.ToString()!;

    /// <summary>What lies in somebody's inbox, by the paths of its lines.</summary>
    public static async Task<string[]> InboxAsync(this Visitor visitor) =>
        [.. (await visitor.GetAsync("/received")).Document.QuerySelectorAll("main tbody a").Select(a => a.GetAttribute("href")!)];
}
