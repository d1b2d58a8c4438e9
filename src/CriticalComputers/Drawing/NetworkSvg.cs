using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Law.Classes.Networks;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Drawing;

/// <summary>
/// The drawing as SVG, made here and without script or style of its own: every node a link with a name to hear, its classes written on it, its kind
/// told by the frame and not by colour alone; a public line broken, the flow by arrows.
/// </summary>
internal sealed class NetworkSvg(NetworkAsDrawn drawn, NetworkLayout layout, string path) : IHtmlContent
{
    private const int LettersInBox = 26;

    private static readonly Words Title = new("ネットワーク図", "Drawing of the network");
    private static readonly Words OnPublicLine = new("公衆回線", "line that serves the public");
    private static readonly Words None = new("区分なし", "No class");

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var svg = new StringBuilder();
        svg.Append(Invariant($"<svg class=\"network\" xmlns=\"http://www.w3.org/2000/svg\" width=\"{layout.Width}\" height=\"{layout.Height}\" viewBox=\"0 0 {layout.Width} {layout.Height}\" role=\"group\" aria-label=\"{encoder.Encode(Title.Here)}\">"));
        svg.Append("<defs><marker id=\"network-arrow\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto-start-reverse\"><path class=\"network__arrow\" d=\"M0 0 10 5 0 10z\"/></marker></defs>");
        svg.Append("<g aria-hidden=\"true\">");
        var parallel = new Dictionary<(int, int), int>();
        var left = NetworkLimits.DrawnLines;
        foreach (var line in drawn.Lines)
        {
            if (drawn.IndexOf(line.From) is { } from && drawn.IndexOf(line.To) is { } to && from < layout.Places.Count && to < layout.Places.Count && left-- > 0)
            {
                var pair = (Math.Min(from, to), Math.Max(from, to));
                var number = parallel[pair] = parallel.GetValueOrDefault(pair, -1) + 1;
                Line(svg, encoder, line, layout.Places[from], layout.Places[to], number);
            }
        }

        svg.Append("</g>");
        foreach (var place in layout.Places)
        {
            Node(svg, encoder, place);
        }

        writer.Write(svg.Append("</svg>").ToString());
    }

    private void Line(StringBuilder svg, HtmlEncoder encoder, NetworkLine line, Place from, Place to, int number)
    {
        var (a, b) = (Middle(from) + (number * 14), Middle(to) + (number * 14));
        string way;
        if (from.Y == to.Y)
        {
            // Within a row: below the boxes, deeper the further apart.
            var (y, depth) = (from.Y + NetworkLayout.BoxHeight, 14 + Math.Min(16, Math.Abs(a - b) / 60) + (number * 6));
            way = Invariant($"M{a} {y}C{a} {y + depth} {b} {y + depth} {b} {y}");
        }
        else
        {
            var (y1, y2) = from.Y < to.Y ? (from.Y + NetworkLayout.BoxHeight, to.Y) : (from.Y, to.Y + NetworkLayout.BoxHeight);
            var bend = (y1 + y2) / 2;
            way = Invariant($"M{a} {y1}C{a} {bend} {b} {bend} {b} {y2}");
        }

        svg.Append("<path class=\"network__line").Append(line.Public ? " network__line--public" : "").Append("\" d=\"").Append(way).Append('"');
        svg.Append(line.Flow.HasFlag(Flow.Backward) ? " marker-start=\"url(#network-arrow)\"" : "").Append(line.Flow.HasFlag(Flow.Forward) ? " marker-end=\"url(#network-arrow)\"" : "");
        svg.Append("><title>").Append(encoder.Encode($"{drawn.Nodes[from.Node].Name} {line.Flow.Sign()} {drawn.Nodes[to.Node].Name}{(line.Public ? $" ({OnPublicLine.Here})" : "")}")).Append("</title></path>");
    }

    private void Node(StringBuilder svg, HtmlEncoder encoder, Place place)
    {
        var (node, answer) = (drawn.Nodes[place.Node], drawn.AnswerOf(place.Node));
        var classes = Written(answer);
        var said = $"{node.Name}{Punctuation(classes)}{Punctuation(node.Kind.Words().Here)}";
        svg.Append("<a class=\"network__node network__node--").Append(Look(answer)).Append("\" href=\"").Append(encoder.Encode($"{path}/{node.Id}")).Append("\"><title>").Append(encoder.Encode(said)).Append("</title>");
        svg.Append(Invariant($"<rect x=\"{place.X}\" y=\"{place.Y}\" width=\"{NetworkLayout.BoxWidth}\" height=\"{NetworkLayout.BoxHeight}\" rx=\"6\"/>"));
        if (answer.Certain.Has(Face.DeviceClass.T1))
        {
            svg.Append(Invariant($"<rect class=\"network__inner\" x=\"{place.X + 5}\" y=\"{place.Y + 5}\" width=\"{NetworkLayout.BoxWidth - 10}\" height=\"{NetworkLayout.BoxHeight - 10}\" rx=\"3\"/>"));
        }

        Text(svg, encoder, place, 24, "network__name", node.Name);
        Text(svg, encoder, place, 44, "network__classes", classes);
        Text(svg, encoder, place, 61, "network__kind", node.Kind is NodeKind.Unknown ? "" : node.Kind.Words().Here);
        svg.Append("</a>");
    }

    private static void Text(StringBuilder svg, HtmlEncoder encoder, Place place, int down, string css, string text) =>
        svg.Append(Invariant($"<text class=\"{css}\" x=\"{Middle(place)}\" y=\"{place.Y + down}\" text-anchor=\"middle\">{encoder.Encode(Fitting(text))}</text>"));

    /// <summary>The classes as they stand on a node: what open answers can still give is marked with a question mark.</summary>
    public static string Written(ClassAnswer answer)
    {
        string[] codes = [.. answer.Certain.Classes.Select(c => Face.DeviceClasses.Code(c)), .. answer.Open.Classes.Select(c => Face.DeviceClasses.Code(c) + "?")];
        return codes.Length == 0 ? None.Here : string.Join(" ", codes);
    }

    private static string Look(ClassAnswer answer) => answer switch
    {
        _ when answer.Certain.Has(Face.DeviceClass.T1) => "double",
        _ when answer.Certain.Classes.Any(EachClassHasItsConditions.IsSecond) => "thick",
        { Certain.IsSpecified: true } => "broken",
        { Open.IsSpecified: true } => "dotted",
        _ => "plain",
    };

    // A wide letter takes two places.
    private static string Fitting(string text)
    {
        var (taken, fitting) = (0, new StringBuilder());
        foreach (var rune in text.EnumerateRunes())
        {
            taken += rune.Value < 0x2E80 ? 1 : 2;
            if (taken > LettersInBox)
            {
                return fitting.Append('…').ToString();
            }

            fitting.Append(rune);
        }

        return fitting.ToString();
    }

    private static string Punctuation(string text) => text.Length == 0 ? "" : Web.Showing.Punctuation.Comma.Here + text;

    private static int Middle(Place place) => place.X + (NetworkLayout.BoxWidth / 2);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
