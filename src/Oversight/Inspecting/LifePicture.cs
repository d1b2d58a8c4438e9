using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Noroshi.Kernel;
using Noroshi.Web.Showing;

namespace Noroshi.Oversight.Inspecting;

/// <summary>
/// A thing's acts as SVG: a lane for each organisation, time from left to right in the order of the acts, a square for what was refused. Nothing is told by colour alone, and the table below
/// says the same.
/// </summary>
internal sealed class LifePicture(IReadOnlyList<ActLine> lines) : IHtmlContent
{
    private const int Lane = 44;
    private const int Step = 34;
    private const int Names = 220;
    private const int LettersOfAName = 16;

    private static readonly Words Title = new("対象の経過の図", "Picture of the life of a thing");
    private static readonly Words Unknown = new("システム", "The system");

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var lanes = lines.Select(l => l.Organisation).Distinct().ToList();
        var (width, height) = (Names + (Step * (lines.Count + 1)), (Lane * lanes.Count) + 40);
        var svg = new StringBuilder(Invariant($"<svg class=\"life\" xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{encoder.Encode(Title.Here)}\">"));
        foreach (var (organisation, lane) in lanes.Select((o, n) => (o, n)))
        {
            var (name, y) = (lines.First(l => l.Organisation == organisation).Where.Here, Middle(lane));
            name = name.Length == 0 ? Unknown.Here : name.Length > LettersOfAName ? name[..(LettersOfAName - 1)] + "…" : name;
            svg.Append(Invariant($"<text class=\"life__name\" x=\"4\" y=\"{y + 5}\">{encoder.Encode(name)}</text><line class=\"network__line\" x1=\"{Names}\" y1=\"{y}\" x2=\"{width}\" y2=\"{y}\"/>"));
        }

        DateOnly? day = null;
        foreach (var (line, number) in lines.Select((l, n) => (l, n)))
        {
            var (x, y) = (Names + (Step * (number + 1)), Middle(lanes.IndexOf(line.Organisation)));
            if (LegalCalendar.LegalDay(line.At) is var on && on != day)
            {
                day = on;
                svg.Append(Invariant($"<text class=\"life__day\" x=\"{x - 8}\" y=\"{height - 8}\">{on.Month}/{on.Day}</text>"));
            }

            var said = encoder.Encode($"{TokyoText.Short(line.At)} {line.Kind.Here} {line.Who}");
            svg.Append(line.Refused
                ? Invariant($"<rect class=\"life__act life__act--refused\" x=\"{x - 8}\" y=\"{y - 8}\" width=\"16\" height=\"16\"><title>{said}</title></rect>")
                : Invariant($"<circle class=\"life__act\" cx=\"{x}\" cy=\"{y}\" r=\"8\"><title>{said}</title></circle>"));
        }

        writer.Write(svg.Append("</svg>").ToString());
    }

    private static int Middle(int lane) => (Lane * lane) + (Lane / 2);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
