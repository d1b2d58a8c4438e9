using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Noroshi.Formats.Forms;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Demo;

/// <summary>The reports of the demonstration world as they are written down in <c>reports.json</c>.</summary>
internal sealed record DemoReports(string Note, IReadOnlyList<DemoReports.Case> Cases, IReadOnlyList<DemoReports.Begun> Drafts)
{
    public static DemoReports Read()
    {
        using var stream = typeof(DemoReports).Assembly.GetManifestResourceStream("demo/reports.json")!;
        return JsonSerializer.Deserialize<DemoReports>(stream, JsonSerializerOptions.Web)!;
    }

    /// <param name="Reporter">Code of the organisation whose incident it is.</param>
    /// <param name="Kind">Kind of incident.</param>
    /// <param name="Versions">What was filed, oldest first.</param>
    /// <param name="By">Code of the organisation that files, if another.</param>
    /// <param name="Role">In which role.</param>
    /// <param name="Channel">By which door, if not the pages.</param>
    /// <param name="Voluntary">Reported without a duty.</param>
    /// <param name="Exercise">Part of an exercise.</param>
    internal sealed record Case(string Reporter, string Kind, IReadOnlyList<Version> Versions, string? By = null, string? Role = null, string? Channel = null, bool Voluntary = false, bool Exercise = false);

    /// <param name="Stage">Stage.</param>
    /// <param name="At">When it was filed.</param>
    /// <param name="Minutes">How long it took to write.</param>
    /// <param name="Answers">What was answered anew.</param>
    /// <param name="Reason">Why, for a correction or a withdrawal.</param>
    /// <param name="Received">When a desk took it down, if earlier.</param>
    internal sealed record Version(string Stage, string At, int Minutes, Dictionary<string, JsonElement> Answers, string? Reason = null, string? Received = null);

    internal sealed record Begun(string Reporter, string By, string Role, int Case, string Stage, string At, Dictionary<string, JsonElement> Answers);
}

/// <summary>Turns the moments of the written world into real ones, counted from the day on which the demonstration is made.</summary>
internal sealed partial class DemoTime(DateTimeOffset now)
{
    private static readonly DateOnly Commencement = new(2026, 10, 1);

    /// <summary><c>@-2 08:40</c>: two days ago, 08:40 in Tokyo. <c>@0 -01:10</c>: an hour and ten minutes ago.</summary>
    public DateTimeOffset At(string written)
    {
        var parts = written[1..].Split(' ');
        var clock = TimeSpan.ParseExact(parts[1].TrimStart('-'), @"hh\:mm", CultureInfo.InvariantCulture);
        if (parts[1].StartsWith('-'))
        {
            return now - clock;
        }

        var at = LegalCalendar.StartOf(Day(int.Parse(parts[0], CultureInfo.InvariantCulture))) + clock;
        return at < now ? at : now.AddMinutes(-5);
    }

    /// <summary>A day, past or coming, for a limit: <c>@5 00:00</c>.</summary>
    public DateOnly DayOf(string written) => Day(int.Parse(written[1..].Split(' ')[0], CultureInfo.InvariantCulture));

    /// <summary>The answers with their moments and dates put in.</summary>
    public Answers Put(Answers answers, Dictionary<string, JsonElement> written) => written.Aggregate(answers, (all, pair) => pair.Value.ValueKind is JsonValueKind.Array
        ? all.WithList(pair.Key, pair.Value.EnumerateArray().Select(v => v.GetString()!))
        : all.With(pair.Key, pair.Value.GetString() is ['@', ..] moment ? WrittenMoment.Stored(At(moment)) : Dated(pair.Value.GetString()!)));

    private string Dated(string text) => Mark().Replace(text, found =>
    {
        var day = Day(int.Parse(found.Groups["days"].Value, CultureInfo.InvariantCulture));
        return string.Create(CultureInfo.InvariantCulture, $"{day.Month}月{day.Day}日");
    });

    // Nothing can have been learned of under the Act before it was in force.
    private DateOnly Day(int days)
    {
        var day = LegalCalendar.LegalDay(now).AddDays(days);
        return day < Commencement ? Commencement : day;
    }

    [GeneratedRegex(@"\{(?<days>-?[0-9]+)\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mark();
}
