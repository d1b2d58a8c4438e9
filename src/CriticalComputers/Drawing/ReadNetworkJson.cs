using System.Globalization;
using System.Text.Json;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Law.Classes.Networks;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Drawing;

/// <summary>
/// Reads a network from JSON: <c>nodes</c>, <c>lines</c>, <c>holds</c>. A member that is not there leaves things as they are, null makes an
/// answer open; an unknown member is refused, since it would be a fact that nobody hears.
/// </summary>
internal static class ReadNetworkJson
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8, AllowDuplicateProperties = false };
    private static readonly BroughtPlace Whole = new("Nodes", new("JSON", "JSON"));

    public static void Read(Stream json, NetworkBrought into)
    {
        (into.HasNodes, into.HasLines) = (true, true);
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            Read(document.RootElement, into);
        }
        catch (JsonException damaged)
        {
            into.Problems.Add(Whole.Problem("damaged-json", new(
                $"読み取れません（{(damaged.LineNumber ?? 0) + 1}行目付近）。書き出し直してください。", $"It cannot be read (near line {(damaged.LineNumber ?? 0) + 1}). Export it again.")));
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, written as an escape: no text at all.
            into.Problems.Add(Whole.Problem("damaged-json", new("文字として読めない部分があります。書き出し直してください。", "It holds what is no text. Export it again.")));
        }
    }

    private static void Read(JsonElement root, NetworkBrought into)
    {
        if (!Knows(root, Whole, into, "nodes", "lines", "holds"))
        {
            return;
        }

        foreach (var (node, place) in Each(root, "nodes", new("nodes の{0}番目", "number {0} of nodes"), into))
        {
            Node(node, place, into);
        }

        foreach (var (line, place) in Each(root, "lines", new("lines の{0}番目", "number {0} of lines"), into))
        {
            if (Knows(line, place, into, "from", "to", "public", "flow") && Text(line, "from", place, into) is { } from && Text(line, "to", place, into) is { } to
                && Bool(line, "public", place, into) is { } isPublic && Value(line, "flow", NetworkColumns.Flow, place, into) is { } flow)
            {
                into.Lines.Add(new BroughtLine(place, from, to, isPublic, flow));
            }
        }

        foreach (var (hold, place) in Each(root, "holds", new("holds の{0}番目", "number {0} of holds"), into))
        {
            if (Knows(hold, place, into, "holder", "of", "what") && Text(hold, "holder", place, into) is { } holder && Text(hold, "of", place, into) is { } of
                && Value(hold, "what", NetworkColumns.Hold, place, into) is { } kind)
            {
                into.Holds.Add(new BroughtHold(place, holder, of, kind));
            }
        }
    }

    private static void Node(JsonElement node, BroughtPlace place, NetworkBrought into)
    {
        if (!Knows(node, place, into, "name", "kind", "appliance", "side", "cloud", "dedicated", "computer", "facts") || Text(node, "name", place, into) is not { } name)
        {
            return;
        }

        var setters = new List<Func<NodeEntry, NodeEntry>>();
        Set("kind", NetworkColumns.Kind, v => n => n with { Kind = v });
        Set("side", NetworkColumns.Side, v => n => n with { Side = v });
        Set("dedicated", NetworkColumns.Dedicated, v => n => n with { Dedicated = v });
        Answer(node, "appliance", v => n => n with { Appliance = v });
        Answer(node, "cloud", v => n => n with { Cloud = v });
        if (node.TryGetProperty("facts", out var facts) && Knows(facts, place, into, [.. OwnFacts.All.Select(f => f.Code())]))
        {
            foreach (var fact in OwnFacts.All)
            {
                Answer(facts, fact.Code(), v => n => n with { Own = v is { } holds ? n.Own.With(fact, holds) : n.Own.Without(fact) });
            }
        }

        var label = !node.TryGetProperty("computer", out var computer) ? null : computer.ValueKind is JsonValueKind.Null ? "" : Text(node, "computer", place, into) ?? "";
        into.Nodes.Add(new BroughtNode(place, name, n => setters.Aggregate(n, (so, set) => set(so)), label));

        void Set<T>(string member, Func<string, T?> read, Func<T, Func<NodeEntry, NodeEntry>> over)
            where T : struct
        {
            if (node.TryGetProperty(member, out _) && Value(node, member, read, place, into) is { } value)
            {
                setters.Add(over(value));
            }
        }

        void Answer(JsonElement of, string member, Func<bool?, Func<NodeEntry, NodeEntry>> over)
        {
            if (!of.TryGetProperty(member, out var value))
            {
                return;
            }

            if (value.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null)
            {
                setters.Add(over(value.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null }));
            }
            else
            {
                into.Problems.Add(Unreadable(place, member, "true・false・null"));
            }
        }
    }

    private static IEnumerable<(JsonElement Element, BroughtPlace Place)> Each(JsonElement root, string member, Words at, NetworkBrought into)
    {
        if (!root.TryGetProperty(member, out var list))
        {
            yield break;
        }

        if (list.ValueKind is not JsonValueKind.Array)
        {
            into.Problems.Add(Unreadable(Whole, member, "[ … ]"));
            yield break;
        }

        var number = 0;
        foreach (var element in list.EnumerateArray().TakeWhile(_ => !into.IsEnough))
        {
            number++;
            yield return (element, new BroughtPlace("Nodes", new(string.Format(CultureInfo.InvariantCulture, at.Ja, number), string.Format(CultureInfo.InvariantCulture, at.En, number))));
        }
    }

    private static bool Knows(JsonElement element, BroughtPlace place, NetworkBrought into, params string[] members)
    {
        if (element.ValueKind is not JsonValueKind.Object)
        {
            into.Problems.Add(place.Problem("not-an-object", new("オブジェクト（{ … }）ではありません。", "It is no object ({ … }).")));
            return false;
        }

        if (element.EnumerateObject().FirstOrDefault(p => !members.Contains(p.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } unknown)
        {
            into.Problems.Add(place.Problem("unknown-member", new(
                $"「{BroughtPlace.Short(unknown.Name)}」という項目はありません。使える項目：{string.Join("・", members)}", $"There is no member “{BroughtPlace.Short(unknown.Name)}”. Members are: {string.Join(", ", members)}")));
            return false;
        }

        return true;
    }

    private static string? Text(JsonElement element, string member, BroughtPlace place, NetworkBrought into)
    {
        if (element.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.String && value.GetString()!.Trim() is { Length: > 0 } text)
        {
            return text;
        }

        into.Problems.Add(Unreadable(place, member, new Words("名前", "a name").Here));
        return null;
    }

    private static bool? Bool(JsonElement element, string member, BroughtPlace place, NetworkBrought into)
    {
        if (element.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.ValueKind is JsonValueKind.True;
        }

        into.Problems.Add(Unreadable(place, member, "true・false"));
        return null;
    }

    private static T? Value<T>(JsonElement element, string member, Func<string, T?> read, BroughtPlace place, NetworkBrought into)
        where T : struct
    {
        if (element.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.String && read(value.GetString()!) is { } known)
        {
            return known;
        }

        into.Problems.Add(Unreadable(place, member, member switch
        {
            "kind" => string.Join("・", Enum.GetValues<NodeKind>().Select(k => k.Code())),
            "side" => string.Join("・", Enum.GetValues<NodeSide>().Select(s => s.Code())),
            "dedicated" => string.Join("・", DedicatedUses.All.Select(u => u.Code())),
            "flow" => string.Join("・", Enum.GetValues<Flow>().Select(f => f.Code())),
            _ => string.Join("・", Enum.GetValues<HoldKind>().Select(h => h.Code())),
        }));
        return null;
    }

    private static Problem Unreadable(BroughtPlace place, string member, string allowed) => place.Problem("unknown-value", new(
        $"「{member}」を読み取れません。次のどれかを書いてください：{allowed}", $"“{member}” cannot be read. Write one of: {allowed}"));
}
