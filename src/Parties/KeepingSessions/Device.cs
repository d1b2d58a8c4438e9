using Noroshi.Kernel;

namespace Noroshi.Parties.KeepingSessions;

/// <summary>A device as its owner would name it: the browser and the system, out of what the browser sends about itself.</summary>
/// <remarks>To recognise one's own devices by, and for nothing else: anybody can send anything.</remarks>
internal static class Device
{
    private static readonly Words Unknown = new("不明な端末", "Unknown device");

    // In this order: each browser also names those it wants to be taken for, and a telephone also names its makers' desktop system.
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux")];

    public static Words Of(string? agent) => (Find(Browsers, agent), Find(Systems, agent)) switch
    {
        ({ } browser, { } system) => new($"{browser}（{system}）", $"{browser} ({system})"),
        ({ } browser, null) => new(browser, browser),
        (null, { } system) => new(system, system),
        _ => Unknown,
    };

    private static string? Find((string Sign, string Name)[] known, string? agent) =>
        agent is null ? null : known.Where(k => agent.Contains(k.Sign, StringComparison.Ordinal)).Select(k => k.Name).FirstOrDefault();
}
