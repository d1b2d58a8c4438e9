using System.CommandLine;
using System.Globalization;
using Noroshi.Store.Vault;

namespace Noroshi.Cli.KeyKeeping;

/// <summary>The master keys of an installation: which there are, and a new one.</summary>
internal static class KeyCommands
{
    public static Command Command(Terminal terminal)
    {
        var list = Place.On(new Command("list", "Tell which keys there are and what is closed with each."));
        list.SetAction((parsed, cancellation) => ListAsync(Place.From(parsed), terminal, cancellation));
        var rotate = Place.On(new Command("rotate", "Make a new key and close with it what older ones had closed. Noroshi may go on serving."));
        rotate.SetAction((parsed, cancellation) => RotateAsync(Place.From(parsed), terminal, cancellation));
        return new Command("keys", "The master keys of attachments and sessions.") { list, rotate };
    }

    private static async Task<int> ListAsync(Place place, Terminal terminal, CancellationToken cancellation)
    {
        if (Open(place) is not var (ring, rotation))
        {
            return NoKeys(place, terminal);
        }

        terminal.Result($"{"key",-18} {"made",-22} {"files",8} {"sessions",8}");
        foreach (var (id, needed) in (await rotation.NeededAsync(cancellation)).OrderBy(n => n.Key, StringComparer.Ordinal))
        {
            var there = ring.Ids().Contains(id);
            var made = there ? ring.MadeAt(id).UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) : "MISSING";
            terminal.Result(string.Create(CultureInfo.InvariantCulture, $"{id,-18} {made,-22} {needed.Files,8} {needed.Sessions,8}{(there && ring.Ids()[^1] == id ? "  newest" : "")}"));
        }

        return Commands.Done;
    }

    private static async Task<int> RotateAsync(Place place, Terminal terminal, CancellationToken cancellation)
    {
        if (Open(place) is not var (_, rotation))
        {
            return NoKeys(place, terminal);
        }

        var done = await rotation.RotateAsync(new Shown(terminal), cancellation);
        terminal.Say(
            $"新しい鍵 {done.Key}。包み直し: 添付 {done.Files} 件、セッション鍵 {done.Sessions} 件。不要になり消した鍵: {(done.Removed.Count == 0 ? "なし" : string.Join("、", done.Removed))}。控えを作り直してください。",
            $"New key {done.Key}. Wrapped anew: {done.Files} attachments, {done.Sessions} session keys. Removed as needed no more: {(done.Removed.Count == 0 ? "none" : string.Join(", ", done.Removed))}. Make a new backup.");
        return Commands.Done;
    }

    // Looking must not make a ring where there is none.
    private static (KeyRing, KeyRotation)? Open(Place place)
    {
        if (!Directory.Exists(Path.Combine(place.Data, "keys")))
        {
            return null;
        }

        var ring = new KeyRing(place.Data, TimeProvider.System);
        return (ring, new KeyRotation(ring, new FileVault(place.Data, ring, TimeProvider.System), TimeProvider.System));
    }

    private static int NoKeys(Place place, Terminal terminal) =>
        terminal.Fail($"{place.Data} に鍵がありません。--data を確かめてください。", $"{place.Data} holds no keys. Check --data.");

    private sealed class Shown(Terminal terminal) : IProgress<int>
    {
        public void Report(int value) => terminal.Progress("包み直し:", "Wrapped anew:", value);
    }
}
