using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Noroshi.Confidentiality.Face;
using Noroshi.Council.Face;
using Noroshi.Council.Law;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Xunit;

namespace Noroshi.Council.Tests.Law;

/// <summary>Runs every worked example in <c>Examples/*.json</c>: facts a lawyer can write, the expected answer, the article.</summary>
public class Worked_examples
{
    private static readonly DateTimeOffset Said = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, int, string> All()
    {
        var data = new TheoryData<string, int, string>();
        foreach (var (file, index, example) in Examples())
        {
            data.Add(file, index, Text(example, "what")!);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void hold(string file, int index, string what)
    {
        var example = Examples().Single(e => e.File == file && e.Index == index).Example;
        Assert.NotEmpty(what);
        Assert.NotEmpty(Text(example, "article")!);
        Assert.Equal(example["expect"]!.ToString(), Answer(example));
    }

    [Fact]
    public void are_many_enough_to_ask_every_dated_rule() => Assert.True(Examples().Select(e => Text(e.Example, "rule")).Distinct().Count() >= 10);

    [Fact]
    public void stand_on_rules_that_answer_for_every_month_and_refuse_the_day_before_the_first()
    {
        var rules = typeof(WhoTakesPart).Assembly.GetTypes().SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
            .Where(f => f.FieldType.IsGenericType && f.FieldType.GetGenericTypeDefinition() == typeof(Dated<>)).Select(f => f.GetValue(null)!).ToArray();
        Assert.True(rules.Length >= 7, $"{rules.Length} rules");
        foreach (var rule in rules)
        {
            var on = rule.GetType().GetMethod(nameof(Dated<>.On))!;
            for (var day = new DateOnly(2026, 10, 1); day <= new DateOnly(2027, 12, 31); day = day.AddMonths(1))
            {
                Assert.NotNull(on.Invoke(rule, [day]));
            }

            var first = ((IEnumerable)rule.GetType().GetProperty(nameof(Dated<>.Commencements))!.GetValue(rule)!).Cast<DateOnly>().First();
            Assert.IsType<NotYetInForceException>(Assert.Throws<TargetInvocationException>(() => on.Invoke(rule, [first.AddDays(-1)])).InnerException);
        }
    }

    private static string Answer(JsonObject e) => Text(e, "rule") switch
    {
        "step" => MembersJoinWithTheirConsent.After(Maybe<MemberState>(e, "state"), One<MemberStep>(e, "step"), One<Side>(e, "side"), Day(e))?.ToString() ?? "refused",
        "way" => OnlySomeMayBeAsked.Of(One<OrganisationKind>(e, "kind"), Day(e))?.ToString() ?? "none",
        "takes-part" => Written(WhoTakesPart.Ask(new Standing(Maybe<MemberState>(e, "state"), Yes(e, "named"), Yes(e, "bound")), Day(e))),
        "onward" => Written(OnwardSharing.Ask(new OnwardItem(One<InformationClass>(e, "class"), Label(e), Text(e, "notBeyond")), Party(e, "sharer"), Party(e, "recipient"), Day(e))),
        "selected" => Written(TheCouncilSharesNoSelectedCommunications.Ask(One<Marks>(e, "marks"), Day(e))),
        "reads" => WhoMayReadAContribution.Reads(new Readable(One<Reach>(e, "reach"), Label(e), Said, Text(e, "notBeyond"), Yes(e, "openToForeign"), Yes(e, "asks")), TheReader(e), Day(e)) ? "true" : "false",
        "within" => TheTlpBindsTheCouncil.Within(One<InHouseRange>(e, "range"), Label(e)).ToString(),
        "request" => ARequestIsAnswered.IsAnAnswer(Yes(e, "gives"), Text(e, "reason"), Day(e)) ? "true" : "false",
        "wider" => Written(WiderUseNeedsConsent.Ask(One<InformationClass>(e, "allowed"), One<InformationClass>(e, "wanted"), Yes(e, "withdrawn"))),
        "exception" => Written(TheOpinionMayBeOverriddenToPreventDamage.Ask(new ExceptionPutForward(Text(e, "reason"), Person(e, "by"), Person(e, "approvedBy"), Yes(e, "supervises"), Yes(e, "withdrawn")), Day(e))),
        var other => throw new FormatException($"no rule {other}"),
    };

    private static Reader TheReader(JsonObject e)
    {
        var r = e["reader"]!.AsObject();
        return new Reader
        {
            Own = Yes(r, "own"), Secretariat = Yes(r, "secretariat"), TakesPart = Yes(r, "takesPart"), IsForeign = Yes(r, "foreign"), Chosen = Yes(r, "chosen"), Widened = Yes(r, "widened"), Cleared = Yes(r, "cleared"),
            InTopicSince = r["inTopicSinceHoursBefore"] is { } hours ? Said.AddHours(-hours.GetValue<int>()) : null,
            Prefecture = Text(r, "prefecture"),
        };
    }

    private static OnwardParty Party(JsonObject e, string name)
    {
        var party = e[name]!.AsObject();
        return new OnwardParty(Yes(party, "member"), (bool?)party["local"] ?? true, Text(party, "prefecture"), Yes(party, "leads"));
    }

    private static string Written(Ruling ruling) => ruling switch
    {
        Ruling.Allowed allowed => $"allowed by {allowed.Article}",
        Ruling.Refused refused => $"refused by {refused.Article}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static PersonId Person(JsonObject e, string name) => new(new Guid(e[name]!.GetValue<int>(), 0, 0, new byte[8]));

    private static Tlp Label(JsonObject e) => Tlp.Parse(Text(e, "tlp")!);

    private static T One<T>(JsonObject e, string name)
        where T : struct, Enum => Enum.Parse<T>(Text(e, name)!);

    private static T? Maybe<T>(JsonObject e, string name)
        where T : struct, Enum => Text(e, name) is { } text ? Enum.Parse<T>(text) : null;

    private static bool Yes(JsonObject e, string name) => (bool?)e[name] ?? false;

    private static string? Text(JsonObject e, string name) => (string?)e[name];

    private static DateOnly Day(JsonObject e) => DateOnly.ParseExact(Text(e, "onDay")!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<(string File, int Index, JsonObject Example)> Examples() => Directory
        .EnumerateFiles(Path.Combine(Root(), "tests/Council.Tests/Law/Examples"), "*.json").Order(StringComparer.Ordinal)
        .SelectMany(path => JsonNode.Parse(File.ReadAllText(path))!.AsArray().Select((node, i) => (Path.GetFileName(path), i, node!.AsObject())));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Noroshi.slnx")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
