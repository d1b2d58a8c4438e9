using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Store;
using Noroshi.Formats.Inventories;
using Noroshi.Formats.Tables;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Drawing;

/// <summary>Reads a network from its two tables. Every problem names row, column and how to mend it.</summary>
internal static class ReadNetworkTables
{
    public static void Nodes(Stream table, NetworkBrought into)
    {
        into.HasNodes = true;
        foreach (var row in Rows(table, "Nodes", new("機器の表", "the table of nodes"), NetworkColumns.OfNodes, ["name"], into))
        {
            if (row.Cell("name") is not { Length: > 0 } name)
            {
                into.Problems.Add(row.Place.Problem("no-name", new("「名前」が空です。機器の名前を書いてください。", "“Name” is empty. Write the name of the node.")));
                continue;
            }

            var setters = new List<Func<NodeEntry, NodeEntry>>();
            row.Take("kind", t => t.Length == 0 ? NodeKind.Unknown : NetworkColumns.Kind(t), v => setters.Add(n => n with { Kind = v }), string.Join("・", Enum.GetValues<NodeKind>().Skip(1).Select(k => k.Words().Here)));
            row.Take("side", NetworkColumns.Side, v => setters.Add(n => n with { Side = v }), "OT・IT");
            row.Take("dedicated", t => t.Length == 0 ? Law.DedicatedUse.NotAsked : NetworkColumns.Dedicated(t), v => setters.Add(n => n with { Dedicated = v }), "no・one-operator・one-group");
            row.Answer("appliance", v => setters.Add(n => n with { Appliance = v }));
            row.Answer("cloud", v => setters.Add(n => n with { Cloud = v }));
            foreach (var fact in OwnFacts.All)
            {
                row.Answer(fact.Code(), v => setters.Add(n => n with { Own = v is { } holds ? n.Own.With(fact, holds) : n.Own.Without(fact) }));
            }

            into.Nodes.Add(new BroughtNode(row.Place, name, n => setters.Aggregate(n, (so, set) => set(so)), row.Cell("computer")));
        }
    }

    public static void Lines(Stream table, NetworkBrought into)
    {
        into.HasLines = true;
        foreach (var row in Rows(table, "Lines", new("回線の表", "the table of lines"), NetworkColumns.OfLines, ["from", "to"], into))
        {
            if (row.Cell("from") is not { Length: > 0 } from || row.Cell("to") is not { Length: > 0 } to)
            {
                into.Problems.Add(row.Place.Problem("no-end", new("「一方」か「他方」が空です。両端の機器の名前を書いてください。", "One end is empty. Write the names of the nodes at both ends.")));
                continue;
            }

            if (!NetworkColumns.IsLine(row.Cell("what") ?? ""))
            {
                row.Take("what", NetworkColumns.Hold, kind => into.Holds.Add(new BroughtHold(row.Place, from, to, kind)), "line・credentials・access");
                continue;
            }

            bool? isPublic = null;
            row.Must("public", t => NetworkColumns.TryAnswer(t, out var answer) ? answer : null, v => isPublic = v, "はい・いいえ");
            row.Must("flow", t => NetworkColumns.Flow(t), v => into.Lines.Add(new BroughtLine(row.Place, from, to, isPublic ?? false, v)), "→・←・↔・―");
        }
    }

    private static IEnumerable<BroughtRow> Rows(Stream table, string field, Words name, IReadOnlyList<(string Code, Words Heading)> known, string[] needed, NetworkBrought into)
    {
        var start = new BroughtPlace(field, name);
        Dictionary<string, int>? columns = null;
        foreach (var row in Guarded(table, start, into))
        {
            if (into.IsEnough)
            {
                yield break;
            }

            var place = new BroughtPlace(field, new($"{name.Ja}の{row.Line}行目", $"row {row.Line} of {name.En}"));
            if (row.Fault is { } fault)
            {
                into.Problems.Add(place.Problem(fault.Code, fault.Message));
            }
            else if (columns is null)
            {
                columns = Columns(row.Cells, place, known, into);
                if (needed.FirstOrDefault(n => !columns.ContainsKey(n)) is { } missing)
                {
                    var heading = known.First(k => k.Code == missing).Heading;
                    into.Problems.Add(place.Problem("no-column", new($"見出し「{heading.Ja}」の列がありません。1行目に見出しを書いてください。", $"There is no column “{heading.En}”. Write the headings in the first row.")));
                    yield break;
                }
            }
            else
            {
                yield return new BroughtRow(place, row.Cells, columns, known, into);
            }
        }

        into.Problems.Unless(columns is not null || into.Problems.Count > 0, field, "empty", new(
            $"{name.Ja}に行がありません。1行目に見出しを書いてください。", $"There are no rows in {name.En}. Write the headings in the first row."));
    }

    // A file that cannot be read at all is one problem more, and not an exception.
    private static IEnumerable<CsvRow> Guarded(Stream table, BroughtPlace place, NetworkBrought into)
    {
        using var rows = CsvRows.Read(table).GetEnumerator();
        while (true)
        {
            try
            {
                if (!rows.MoveNext())
                {
                    yield break;
                }
            }
            catch (InventoryRefusal refusal)
            {
                into.Problems.Add(place.Problem(refusal.Problem.Code, refusal.Problem.Message));
                yield break;
            }

            yield return rows.Current;
        }
    }

    private static Dictionary<string, int> Columns(IReadOnlyList<string> headings, BroughtPlace place, IReadOnlyList<(string Code, Words Heading)> known, NetworkBrought into)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < headings.Count; i++)
        {
            var key = RegisterKeys.Folded(headings[i]);
            if (known.FirstOrDefault(k => k.Code == key || RegisterKeys.Folded(k.Heading.Ja) == key || RegisterKeys.Folded(k.Heading.En) == key).Code is { } code && key.Length > 0 && !columns.TryAdd(code, i))
            {
                into.Problems.Add(place.Problem("column-twice", new($"見出し「{headings[i]}」が2つあります。1つにしてください。", $"There are two columns “{headings[i]}”. Leave one.")));
            }
        }

        return columns;
    }
}
