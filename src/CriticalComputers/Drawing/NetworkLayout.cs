namespace Noroshi.CriticalComputers.Drawing;

/// <summary>Where a node stands in the drawing: its upper left corner.</summary>
internal readonly record struct Place(int Node, int X, int Y);

/// <summary>
/// Where the nodes of a drawing stand: in layers by their distance from the facility, the facility on top; within a layer beside those above
/// with which they are connected. Only the nearest are drawn; the table has all.
/// </summary>
internal sealed record NetworkLayout(IReadOnlyList<Place> Places, int Width, int Height, bool IsWhole)
{
    public const int BoxWidth = 184, BoxHeight = 72;
    private const int GapX = 24, GapInLayer = 32, GapOfLayers = 72, Margin = 16, MostInRow = 6;

    public static NetworkLayout Of(NetworkAsDrawn drawn)
    {
        // The index is already the order by distance.
        var shown = Math.Min(drawn.Nodes.Count, NetworkLimits.Drawn);
        var neighbours = Neighbours(drawn, shown);
        var layers = Enumerable.Range(0, shown).GroupBy(i => drawn.Distance[i]).OrderBy(g => g.Key).Select(g => g.ToArray()).ToList();
        var width = Math.Min(MostInRow, layers.Select(l => l.Length).DefaultIfEmpty(1).Max());
        var full = (2 * Margin) + (width * (BoxWidth + GapX)) - GapX;
        var (centre, places, y) = (new double[shown], new List<Place>(shown), Margin);
        foreach (var layer in layers)
        {
            var ordered = layer.OrderBy(i => Above(i, layer[0])).ThenBy(i => i).ToArray();
            foreach (var row in ordered.Chunk(width))
            {
                var x = (full - ((row.Length * (BoxWidth + GapX)) - GapX)) / 2;
                foreach (var node in row)
                {
                    places.Add(new Place(node, x, y));
                    centre[node] = x + (BoxWidth / 2.0);
                    x += BoxWidth + GapX;
                }

                y += BoxHeight + GapInLayer;
            }

            y += GapOfLayers - GapInLayer;
        }

        return new([.. places.OrderBy(p => p.Node)], full, Math.Max(y - GapOfLayers + Margin, BoxHeight + (2 * Margin)), shown == drawn.Nodes.Count);

        double Above(int node, int first) => neighbours[node].Where(n => n < first).Select(n => centre[n]).DefaultIfEmpty(full / 2.0).Average();
    }

    private static List<int>[] Neighbours(NetworkAsDrawn drawn, int shown)
    {
        var neighbours = Enumerable.Range(0, shown).Select(_ => new List<int>()).ToArray();
        foreach (var line in drawn.Lines)
        {
            if (drawn.IndexOf(line.From) is { } from && drawn.IndexOf(line.To) is { } to && from < shown && to < shown)
            {
                neighbours[from].Add(to);
                neighbours[to].Add(from);
            }
        }

        return neighbours;
    }
}
