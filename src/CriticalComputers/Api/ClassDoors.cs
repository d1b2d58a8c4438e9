using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.Kernel;
using Noroshi.Web.Answers;
using Noroshi.Web.Machines;

namespace Noroshi.CriticalComputers.Api;

/// <summary>What is known of a computer.</summary>
[Description("What is known of a computer. A fact that is left out is not known: neither so nor not so.")]
internal sealed record FactsToCheck
{
    [Description("Fact code → whether it is so. The codes: GET /device-classes.")]
    public required IReadOnlyDictionary<string, bool> Facts { get; init; }
}

/// <summary>The classes and the facts that decide them.</summary>
[Description("The classes of 特定重要電子計算機, and the facts that decide them.")]
internal sealed record ClassesShown(
    [property: Description("The classes.")] IReadOnlyList<ClassShown> Classes,
    [property: Description("The facts, in the order in which they are worth asking.")] IReadOnlyList<FactShown> Facts);

/// <summary>A class.</summary>
[Description("A class of 特定重要電子計算機.")]
internal sealed record ClassShown(
    [property: Description("Its code: T2-3. The codes are Noroshi's own.")] string Code,
    [property: Description("The class in plain words.")] Said Says,
    [property: Description("The article that defines it.")] string Article);

/// <summary>A fact.</summary>
[Description("A fact, and how it is asked.")]
internal sealed record FactShown(
    [property: Description("Its code.")] string Code,
    [property: Description("The question.")] Said Question);

/// <summary>What can be said of a computer.</summary>
[Description("What can be said of a computer from what is known of it. Nothing of it is kept.")]
internal sealed record ClassAnswerShown(
    [property: Description("Whether it is a 特定重要電子計算機; null while that is open.")] bool? IsSpecified,
    [property: Description("The classes that it has however the open facts turn out.")] IReadOnlyList<string> Certain,
    [property: Description("The classes that open facts can still give it.")] IReadOnlyList<string> Open,
    [property: Description("The open facts that can change the answer, in the order in which they are worth asking.")] IReadOnlyList<FactShown> Deciding,
    [property: Description("Why, class by class.")] IReadOnlyList<ProofShown> Proofs);

/// <summary>Why a computer is, or is not, of one class.</summary>
[Description("Why it is, or is not, of one class.")]
internal sealed record ProofShown(
    [property: Description("The class.")] string Class,
    [property: Description("Whether it is of it; null while that is open.")] bool? Holds,
    [property: Description("The facts that make it so.")] IReadOnlyList<Said> Because,
    [property: Description("The article that defines the class.")] string Article);

/// <summary>"Which class is it?", for tools.</summary>
/// <remarks>Open to everybody, as the page is: whether one has computers to notify is asked before one has an account. Nothing is kept, so no key is asked for.</remarks>
[Article("Cabinet Order, Art. 1(3)")]
[Article("Order, Art. 1(1)")]
[Article("Order, Art. 1(2)")]
internal static class ClassDoors
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/device-classes", () => TypedResults.Ok(new ClassesShown(
                [.. DeviceClasses.All.Select(c => new ClassShown(c.Code(), Said.Of(c.Words()), c.Article()))], [.. ClassFacts.All.Select(Shown)])))
            .Describe("list-device-classes", "Classes and facts", "The classes of 特定重要電子計算機 and the facts that decide them. Open to everybody.")
            .Answers<ClassesShown>().Refuses(401, 429).AllowAnonymous();
        api.MapPost("/device-classes/check", CheckAsync)
            .Describe("check-class", "Which class is it?", "From what is known of one computer to its classes, with the proof and with the facts that still decide. Open to everybody; nothing is kept, so no Idempotency-Key is asked for.")
            .Example(RegistryExamples.Facts)
            .Answers<ClassAnswerShown>().Refuses(400, 401, 413, 415, 429).AllowAnonymous();
    }

    private static async Task<IResult> CheckAsync(Sent<FactsToCheck> sent, RulesInForce rules, CancellationToken cancellation)
    {
        var problems = new Problems();
        var facts = default(SomeFacts);
        foreach (var (code, holds) in sent.Value.Facts)
        {
            var fact = ClassFacts.Read(code);
            problems.Unless(fact is not null, $"facts.{code}", "unknown-fact", new("この事実のコードはありません。GET /device-classesで確認してください。", "There is no such fact. See GET /device-classes."));
            facts = fact is { } known ? facts.With(known, holds) : facts;
        }

        if (problems.Count > 0)
        {
            return ProblemResults.Mend(problems);
        }

        var finder = new ClassFinder(await rules.TodayAsync(cancellation));
        var answer = SelfCheck.Answer(facts, finder);
        return TypedResults.Ok(new ClassAnswerShown(
            answer.IsSpecified,
            [.. answer.Certain.Classes.Select(c => c.Code())],
            [.. answer.Open.Classes.Select(c => c.Code())],
            [.. answer.Deciding.Select(Shown)],
            [.. Proof.Of(facts, finder).Select(p => new ProofShown(p.Class.Code(), p.Holds, [.. p.Facts.Select(Said.Of)], p.Class.Article()))]));
    }

    private static FactShown Shown(ClassFact fact) => new(fact.Code(), Said.Of(fact.Question()));
}
