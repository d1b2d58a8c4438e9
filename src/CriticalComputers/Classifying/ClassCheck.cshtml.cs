using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Precedents;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.CriticalComputers.Classifying;

/// <summary>"Is this computer a 特定重要電子計算機, and of which class?": only the questions that can still change the answer, the answer with its proof.</summary>
/// <remarks>Open to everybody: whether one has computers to notify is asked before one has an account. Nothing is kept.</remarks>
[AllowAnonymous]
[Article("Cabinet Order, Art. 1(3)")]
[Article("Order, Art. 1(1)")]
[Article("Order, Art. 1(2)")]
internal sealed class ClassCheckPage(RulesInForce rules, PrecedentsInSight precedents) : PageModel
{
    private static readonly Words ChooseOne = new("「はい」「いいえ」「分からない」のどれかを選んでください。", "Choose yes, no or not known.");

    [BindProperty(SupportsGet = true)]
    public string? So { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? V { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Stop { get; set; }

    /// <summary>The rules by which it is answered.</summary>
    public RegisterRules Rules { get; private set; } = null!;

    public AnsweredFacts SoFar { get; private set; } = new([]);

    public ClassAnswer Answer { get; private set; } = null!;

    public IReadOnlyList<Proof> Proofs { get; private set; } = [];

    /// <summary>Precedents of the classes that were found, for whoever may see them: nobody who has not signed in.</summary>
    public IReadOnlyList<Precedent> Precedents { get; private set; } = [];

    /// <summary>The question to put; null when the answer is shown.</summary>
    public ClassFact? Question { get; private set; }

    /// <summary>The question that could still be put.</summary>
    public ClassFact? More { get; private set; }

    /// <summary>Whether the precursors イ to ヘ are reportable on it, too.</summary>
    public bool Precursors => ReportableEvents.IncludePrecursors(Answer.Certain.Classes, Rules.Day);

    public static IEnumerable<Choice> Options =>
    [
        Choice.Of(AnsweredFacts.Yes, new Words("はい", "Yes")), Choice.Of(AnsweredFacts.No, new Words("いいえ", "No")), Choice.Of(AnsweredFacts.NotKnown, new Words("分からない", "Not known")),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        SoFar = AnsweredFacts.Read(So);
        var asked = ClassFacts.Read(Q);
        if (asked is { } fact && SoFar.With(fact, V) is { } more)
        {
            return Redirect(more.Path);
        }

        Judge(await rules.TodayAsync(cancellation));
        if (asked is null)
        {
            Precedents = Question is null ? await precedents.OfClassesAsync(Answer.Certain, cancellation) : [];
            return Page();
        }

        Question = asked;
        return this.Mend([new Problem(nameof(V), "choose", ChooseOne)]);
    }

    private void Judge(RegisterRules today)
    {
        Rules = today;
        var finder = new ClassFinder(today);
        Answer = SelfCheck.Answer(SoFar.Facts, finder);
        Proofs = Proof.Of(SoFar.Facts, finder);
        More = Answer.Deciding.Where(f => !SoFar.Has(f)).Cast<ClassFact?>().FirstOrDefault();
        Question = Stop ? null : More;
    }
}
