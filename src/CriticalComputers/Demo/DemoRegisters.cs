using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Demo;

/// <summary>The registers of the demonstration world as they are written down in <c>registers.json</c>.</summary>
internal sealed record DemoRegisters(string Note, IReadOnlyList<DemoRegisters.Register> Registers)
{
    public static DemoRegisters Read()
    {
        using var stream = typeof(DemoRegisters).Assembly.GetManifestResourceStream("demo/registers.json")!;
        return JsonSerializer.Deserialize<DemoRegisters>(stream, new JsonSerializerOptions(JsonSerializerOptions.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, Converters = { new JsonStringEnumConverter() } })!;
    }

    /// <param name="Operator">Code of the operator.</param>
    /// <param name="Sector">For which business.</param>
    /// <param name="Ministry">Code of the ministry whose desk receives what is notified.</param>
    /// <param name="Facilities">Its facilities.</param>
    /// <param name="Steps">What was done, oldest first.</param>
    internal sealed record Register(string Operator, string Sector, string Ministry, IReadOnlyList<Place> Facilities, IReadOnlyList<Step> Steps);

    internal sealed record Place(string Name, string Category, bool? InPlace = null);

    /// <param name="At">When.</param>
    /// <param name="Do">What: <c>import</c> takes a list over, <c>bring</c> leaves it to be looked over, <c>draw</c> brings the network of a facility.</param>
    /// <param name="Facility">In which facility.</param>
    /// <param name="File">The name of the list, or the resource that holds the network.</param>
    /// <param name="Lines">The list.</param>
    /// <param name="Line">The one entry.</param>
    /// <param name="Label">Which entry.</param>
    /// <param name="Product">What its product became.</param>
    /// <param name="Maker">What its maker became.</param>
    /// <param name="Removed">The day of its removal.</param>
    /// <param name="Form">On which form it is filed.</param>
    internal sealed record Step(
        string At, string Do, string? Facility = null, string? File = null, IReadOnlyList<Line>? Lines = null, Line? Line = null, string? Label = null, string? Product = null, string? Maker = null,
        string? Removed = null, NotificationKind? Form = null);

    internal sealed record Line(string Label, string Product, string Maker, string Kind, string Classes, string Introduced, int Count = 1);
}

/// <summary>Turns the moments of the written registers into real ones, counted from the day on which the demonstration is made.</summary>
internal sealed class DemoDays(DateTimeOffset now)
{
    private static readonly DateOnly Commencement = new(2026, 10, 1);

    /// <summary><c>@-2 08:40</c>: two days ago, 08:40 in Tokyo; nothing was done under the Act before it was in force.</summary>
    public DateTimeOffset At(string written)
    {
        var parts = written[1..].Split(' ');
        var day = Today.AddDays(int.Parse(parts[0], CultureInfo.InvariantCulture));
        var at = LegalCalendar.StartOf(day < Commencement ? Commencement : day) + TimeSpan.ParseExact(parts[1], @"hh\:mm", CultureInfo.InvariantCulture);
        return at < now ? at : now.AddMinutes(-5);
    }

    /// <summary><c>{-20}</c>: the day twenty days ago. A computer may have been there before the Act.</summary>
    public DateOnly? Day(string? written) => string.IsNullOrEmpty(written) ? null : Today.AddDays(int.Parse(written[1..^1], CultureInfo.InvariantCulture));

    private DateOnly Today => LegalCalendar.LegalDay(now);
}
