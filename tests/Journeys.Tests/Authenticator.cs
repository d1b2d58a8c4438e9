using Microsoft.Playwright;

namespace Noroshi.Journeys.Tests;

/// <summary>A security key in somebody's pocket: Chromium's virtual authenticator, which verifies its user and keeps passkeys.</summary>
public sealed class Authenticator
{
    private readonly ICDPSession session;
    private string id = "";

    private Authenticator(ICDPSession session) => this.session = session;

    /// <summary>Puts one into the browser of a journey.</summary>
    public static async Task<Authenticator> InsertAsync(Journey journey)
    {
        var authenticator = new Authenticator(await journey.Page.Context.NewCDPSessionAsync(journey.Page));
        await authenticator.session.SendAsync("WebAuthn.enable");
        await authenticator.InsertAsync();
        return authenticator;
    }

    /// <summary>Loses it, with every passkey on it, and takes a new one.</summary>
    public async Task ReplaceAsync()
    {
        await session.SendAsync("WebAuthn.removeVirtualAuthenticator", new() { ["authenticatorId"] = id });
        await InsertAsync();
    }

    private async Task InsertAsync()
    {
        var options = new Dictionary<string, object>
        {
            ["protocol"] = "ctap2",
            ["transport"] = "internal",
            ["hasResidentKey"] = true,
            ["hasUserVerification"] = true,
            ["isUserVerified"] = true,
            ["automaticPresenceSimulation"] = true,
        };
        var made = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new() { ["options"] = options });
        id = made!.Value.GetProperty("authenticatorId").GetString()!;
    }
}
