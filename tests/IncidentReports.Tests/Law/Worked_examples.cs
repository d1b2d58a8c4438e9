using System.Globalization;
using System.Text.Json.Nodes;
using Noroshi.CriticalComputers.Face;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Law.Competence;
using Noroshi.IncidentReports.Law.Clocks;
using Noroshi.IncidentReports.Law.Duty;
using Noroshi.IncidentReports.Law.Stages;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Law;

/// <summary>Runs every worked example in <c>Examples/*.json</c>: facts a lawyer can write, the expected answer, the article.</summary>
public class Worked_examples
{
    public static TheoryData<string, int, string> All()
    {
        var data = new TheoryData<string, int, string>();
        foreach (var (file, index, example) in Examples())
        {
            data.Add(file, index, Text(example, "what"));
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void hold(string file, int index, string what)
    {
        var example = Examples().Single(e => e.File == file && e.Index == index).Example;
        Assert.NotEmpty(what);
        Assert.NotEmpty(Text(example, "article"));
        switch (Text(example, "rule"))
        {
            case "reportability": Reportable(example); break;
            case "clock": Counted(example); break;
            case "addressees": Addressed(example); break;
            case "stage": Demanded(example); break;
            case "power": Allowed(example); break;
            default: Assert.Fail($"{file}: no rule {example["rule"]}"); break;
        }
    }

    [Fact]
    public void exist_for_every_exclusion()
    {
        var excluded = Examples().Where(e => Text(e.Example, "rule") is "reportability" && Text(e.Example, "expect") is "need-not").Select(e => Text(e.Example, "article")).ToHashSet();

        Assert.Superset(
            new HashSet<string>
            {
                "Order, Art. 4(1)(i)(a)", "Order, Art. 4(1)(i)(b)", "Order, Art. 4(1)(i)(c)", "Order, Art. 4(1)(i)(d)", "Order, Art. 4(1)(i)(e)",
                "Order, Art. 4(2)(i)", "Order, Art. 4(2)(ii)", "Order, Art. 4(2)(iii)", "Order, Suppl. 2026-08-31 (3)", "Order, Suppl. 2026-05-28 (1)",
            },
            excluded);
    }

    private static void Reportable(JsonObject example)
    {
        var answer = Reportability.Of(FactsOf(example), Day(example, "onDay"));
        Assert.Equal(Text(example, "expect"), answer.Verdict.Code());
        Assert.All(Texts(example, "because"), article => Assert.Contains(article, answer.Reasons.Select(r => r.Article)));
        Assert.Equal(Texts(example, "missing").Order(StringComparer.Ordinal), answer.Unknown.Select(m => m.Fact.Code).Order(StringComparer.Ordinal));
        if (example.ContainsKey("decides"))
        {
            Assert.Equal(Texts(example, "decides").Order(StringComparer.Ordinal), answer.Unknown.Where(m => m.Decides).Select(m => m.Fact.Code).Order(StringComparer.Ordinal));
        }

        if (answer.Verdict is not Verdict.CannotTellYet)
        {
            Assert.NotEmpty(answer.Reasons);
            Assert.Contains(Text(example, "article"), answer.Reasons.Concat(answer.Notes).Select(r => r.Article).Append(Text(example, "carvedOut", "")));
        }
    }

    private static void Counted(JsonObject example)
    {
        var learnedAt = DateTimeOffset.Parse(Text(example, "learnedAt"), CultureInfo.InvariantCulture);
        var clock = Text(example, "clock") switch
        {
            "thirty-day-report" => TheFullReportIsDueWithinThirtyDays.For(learnedAt),
            var other => TheDataProtectionLawHasItsOwnClock.For(learnedAt, (bool?)example["malicious"] ?? false).Single(c => c.Rule == other),
        };
        Assert.Equal(Day(example, "period"), clock.Limit.Period);
        Assert.Equal(Day(example, "lastDay"), clock.Limit.LastDay);
        Assert.Equal(Text(example, "article"), clock.Article);
        foreach (var late in Texts(example, "late"))
        {
            Assert.True(clock.IsLate(DateTimeOffset.Parse(late, CultureInfo.InvariantCulture)), $"{late} should be late");
        }

        foreach (var inTime in Texts(example, "inTime"))
        {
            Assert.False(clock.IsLate(DateTimeOffset.Parse(inTime, CultureInfo.InvariantCulture)), $"{inTime} should be in time");
        }
    }

    private static void Addressed(JsonObject example)
    {
        var overrides = (example["overrides"]?.AsArray() ?? []).Select(o => new RoutingOverride(
            Text(o!.AsObject(), "minister"), (string?)o["sector"], (string?)o["prefecture"], Day(o.AsObject(), "from"),
            o["until"] is null ? null : Day(o.AsObject(), "until"), (string?)o["to"])).ToList();
        var addressees = AReportReachesTheMinisterAndThePrimeMinister.Of(Text(example, "sector"), Text(example, "prefecture"), overrides, Day(example, "onDay"));

        Assert.Equal(Texts(example, "expect"), addressees?.Select(a => $"{a.Authority} as {a.Capacity}") ?? ["nobody"]);
        Assert.Contains(Text(example, "article"), addressees?.Select(a => a.Article) ?? [Text(example, "article")]);
    }

    private static void Demanded(JsonObject example)
    {
        Assert.True(ReportStages.TryParse(Text(example, "stage"), out var stage));
        Assert.True(ReportStages.TryParse(Text(example, "corrected", "first"), out var corrected));
        Assert.Equal(
            Texts(example, "expect"),
            WhatEachStageDemands.Of(stage, Day(example, "onDay"), corrected).Select(item => item.Sign()));
    }

    private static void Allowed(JsonObject example)
    {
        var ruling = WhoMayUseThePower.Ask(
            Enum.Parse<Power>(Text(example, "power")),
            Enum.Parse<AuthorityKind>(Text(example, "as")),
            Day(example, "onDay"),
            Enum.Parse<PowerOver>(Text(example, "over", "Report")));
        Assert.Equal(Text(example, "expect"), ruling switch
        {
            Ruling.Allowed allowed => $"allowed by {allowed.Article}",
            Ruling.Refused refused => $"refused by {refused.Article}",
            _ => throw new System.Diagnostics.UnreachableException(),
        });
    }

    private static Facts FactsOf(JsonObject example)
    {
        var facts = Facts.None;
        if (example["classes"] is not null)
        {
            facts = facts.WithClasses(Texts(example, "classes").Select(code => DeviceClasses.TryParse(code, out var c) ? c : throw new FormatException(code)));
        }

        if (example["designatedOn"] is not null)
        {
            facts = facts.WithDesignation(Day(example, "designatedOn"), Day(example, "occurredOn"));
        }

        if (example["coveredOn"] is not null)
        {
            facts = facts.WithCoverage(Day(example, "coveredOn"), Day(example, "occurredOn"));
        }

        foreach (var (code, holds) in example["facts"]?.AsObject() ?? [])
        {
            Assert.True(Fact.TryParse(code, out var fact), $"no fact {code}");
            facts = facts.With(fact, holds!.GetValue<bool>());
        }

        return (string?)example["allElse"] is "no"
            ? Fact.All.Where(fact => facts[fact] is null).Aggregate(facts, (known, fact) => known.With(fact, false))
            : facts;
    }

    private static IEnumerable<(string File, int Index, JsonObject Example)> Examples() => Directory
        .EnumerateFiles(Path.Combine(Checkout.Root, "tests/IncidentReports.Tests/Law/Examples"), "*.json")
        .Order(StringComparer.Ordinal)
        .SelectMany(path => JsonNode.Parse(File.ReadAllText(path))!.AsArray().Select((node, i) => (Path.GetFileName(path), i, node!.AsObject())));

    private static string Text(JsonObject example, string name, string? otherwise = null) => (string?)example[name] ?? otherwise ?? throw new FormatException($"{example["what"]}: no {name}");

    private static IReadOnlyList<string> Texts(JsonObject example, string name) => [.. example[name]?.AsArray().Select(n => n!.GetValue<string>()) ?? []];

    private static DateOnly Day(JsonObject example, string name) => DateOnly.ParseExact(Text(example, name), "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
