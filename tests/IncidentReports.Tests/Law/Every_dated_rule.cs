using System.Collections;
using System.Globalization;
using System.Reflection;
using Noroshi.Confidentiality.Face;
using Noroshi.CriticalComputers.Face;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Law.Duty;
using Noroshi.IncidentReports.Law.Duty.Exclusions;
using Noroshi.Kernel;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Law;

/// <summary>Temporal coverage: every dated value is asked for every month from commencement to the end of next year. A gap fails.</summary>
public class Every_dated_rule
{
    private static readonly Assembly[] Assemblies =
        [typeof(Words).Assembly, typeof(Tlp).Assembly, typeof(DeviceClass).Assembly, typeof(Noroshi.Parties.Face.Competence).Assembly, typeof(ReportStage).Assembly];

    public static TheoryData<string> Rules() => [.. Found().Select(rule => rule.Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void answers_for_every_month_from_commencement_to_next_year(string name)
    {
        var value = Found().Single(rule => rule.Name == name).Value;
        var on = value.GetType().GetMethod(nameof(Dated<>.On))!;
        var last = new DateOnly(LegalCalendar.LegalDay(TimeProvider.System.GetUtcNow()).Year + 1, 12, 31);
        for (var day = new DateOnly(2026, 10, 1); day <= last; day = day.AddMonths(1))
        {
            Assert.NotNull(on.Invoke(value, [day]));
        }
    }

    [Fact]
    public void refuses_the_day_before_its_first() => Assert.All(Found(), rule =>
    {
        var first = ((IEnumerable)rule.Value.GetType().GetProperty(nameof(Dated<>.Commencements))!.GetValue(rule.Value)!).Cast<DateOnly>().First();
        var thrown = Assert.Throws<TargetInvocationException>(() => rule.Value.GetType().GetMethod(nameof(Dated<>.On))!.Invoke(rule.Value, [first.AddDays(-1)]));
        Assert.IsType<NotYetInForceException>(thrown.InnerException);
    });

    [Fact]
    public void is_found_in_the_classes_the_events_the_exclusions_and_the_clocks() => Assert.True(Rules().Count >= 20, $"{Rules().Count} rules");

    [Fact]
    public void has_holidays_to_count_with_until_the_end_of_next_year() =>
        Assert.True(LegalCalendar.HolidaysKnownUntil > LegalCalendar.LegalDay(TimeProvider.System.GetUtcNow()).Year);

    [Fact]
    public void that_is_an_interpretation_names_a_decision_that_exists()
    {
        var facts = Facts.None.WithClasses([DeviceClass.T2_3]).With(Fact.TraceOnlyOfAttempt, true);
        var reason = Assert.Single(AttemptedObstructionIsLeftOutElsewhere.OfTheTrace(facts, new(2026, 10, 1)).Reasons);

        Assert.True(File.Exists(Path.Combine(Checkout.Root, "docs/adr", reason.Interpretation!)));
    }

    private static IEnumerable<(string Name, object Value)> Found() => Assemblies
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => !type.ContainsGenericParameters)
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(field => field.FieldType.IsGenericType && field.FieldType.GetGenericTypeDefinition() == typeof(Dated<>))
        .Select(field => (string.Create(CultureInfo.InvariantCulture, $"{field.DeclaringType!.FullName}.{field.Name}"), field.GetValue(null)!));
}
