using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.IncidentReports.Law.Duty;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;
using PageChoice = Noroshi.Web.Fields.Choice;

namespace Noroshi.IncidentReports.Checking;

/// <summary>"Must this be reported?": one question after the other, all facts so far in sight, the answer with its reasons and articles.</summary>
/// <remarks>Open to everybody: whether one has a duty is asked before one has an account. Only those who file can keep an answer.</remarks>
[AllowAnonymous]
[Article("Act, Art. 5")]
[Article("Order, Art. 4(1)")]
internal sealed class CheckPage(StoreDb db, IRecordOfActs acts, TimeProvider clock) : PageModel
{
    private static readonly Words ChooseOne = new("当てはまるものを選んでください。「どれでもない」や「分からない」は、ほかと一緒には選べません。", "Choose what applies. “None of these” and “not known” stand alone.");
    private static readonly Words DayWrong = new("認知した日は、今日までの日付を「2026-10-05」の形で入力してください。", "Enter the day of knowledge, today or earlier, as 2026-10-05.");
    private static readonly Words NotYours = new("自己確認の結果を保存できるのは、報告を担当する方だけです。", "Only those who file reports can keep a self-check.");

    [BindProperty(SupportsGet = true)]
    public string? On { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? So { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string[] V { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public bool Stop { get; set; }

    public DateOnly Day { get; private set; }

    public AnsweredSoFar SoFar { get; private set; } = new([]);

    public ReportabilityAnswer Answer { get; private set; } = null!;

    /// <summary>The question to put; null when the answer is shown.</summary>
    public Question? Question { get; private set; }

    /// <summary>The question that could still be put.</summary>
    public Question? More { get; private set; }

    public bool Stopped => Stop;

    public bool Begun { get; private set; }

    public bool MayKeep => db.Actor.Can(Permission.FileReports);

    public bool IsSignedIn => db.Actor.IsSomebody;

    public IEnumerable<PageChoice> Options => Question!.Options.Select(o => PageChoice.Of(o.Value, o.Label));

    public IActionResult OnGet()
    {
        var today = LegalCalendar.LegalDay(clock.GetUtcNow());
        var read = AskedDay(today);
        Day = read ?? today;
        if (read is null)
        {
            return On is null ? Page() : this.Mend([new Problem(nameof(On), "day-unreadable", DayWrong)]);
        }

        Begun = true;
        SoFar = AnsweredSoFar.Read(So);
        if (Questions.Find(Q) is { } asked)
        {
            if (SoFar.With(asked, V) is { } more)
            {
                return Redirect(more.Path(Day));
            }

            Judge();
            Question = asked;
            return this.Mend([new Problem(nameof(V), "choose", ChooseOne)]);
        }

        Judge();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        SoFar = AnsweredSoFar.Read(So);
        if (!IsSignedIn)
        {
            return Redirect("/sign-in?to=" + Uri.EscapeDataString(SoFar.Path(LegalCalendar.LegalDay(clock.GetUtcNow()), stop: true)));
        }

        if (!MayKeep)
        {
            var refused = new Ruling.Refused("Act, Art. 5", NotYours);
            await acts.WriteRefusalAsync(new Act("incident-reports.check-refused", refused.Article, $"person:{db.Actor.Person}"), cancellation);
            return this.Refuse(refused);
        }

        var now = clock.GetUtcNow();
        if (AskedDay(LegalCalendar.LegalDay(now)) is not { } day)
        {
            return Redirect("/check");
        }

        var answer = Reportability.Of(SoFar.Facts, day);
        var kept = new Judgement
        {
            Id = Identifier.New(clock),
            Organisation = db.Actor.Organisation,
            Person = db.Actor.Person,
            At = now,
            OnDay = day,
            Facts = JsonSerializer.Serialize(SoFar.Facts.Known),
            Answer = answer.Verdict.Code(),
            Reasons = JsonSerializer.Serialize(answer.Reasons.Select(r => new { r.Article, r.Text.Ja, r.Text.En })),
            RuleVersion = answer.RuleVersion,
        };
        db.Add(kept);
        acts.Write(new Act("incident-reports.checked", "Act, Art. 5", $"judgement:{kept.Id}")
        {
            Content = new JsonObject { ["answer"] = kept.Answer, ["ruleVersion"] = kept.RuleVersion.ToString("O", CultureInfo.InvariantCulture) },
        });
        await db.SaveChangesAsync(cancellation);
        return Redirect($"/check/history/{kept.Id:D}");
    }

    private DateOnly? AskedDay(DateOnly today) => TypedDay.Read(On) is { Year: >= 2000 } day && day <= today ? day : null;

    private void Judge()
    {
        Answer = Reportability.Of(SoFar.Facts, Day);
        More = Questions.Next(Answer, SoFar.Asked);
        Question = Stop ? null : More;
    }
}
