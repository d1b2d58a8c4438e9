using System.Text.Json.Nodes;
using Noroshi.IncidentReports.Exchanging;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.IncidentReports.OpeningCases;

/// <summary>What a desk does with a case besides talking: giving it to somebody, ending its work on it, taking the work up again.</summary>
internal sealed class DeskDeeds(StoreDb db, WriteInCase writing, IWhoIsWho who, INotices notices, IRecordOfActs acts, TimeProvider clock)
{
    private static readonly Words NotYours = new(
        "この案件は地方支分部局の窓口が受け付けています。担当と終結は、その窓口が扱います。",
        "This case is on the desk of a regional bureau: that desk assigns and closes it.");

    private static readonly Words NotYourRole = new("案件を扱う役割が必要です。", "A role that handles cases is needed.");

    /// <summary>Whether the actor may do desk work on the case.</summary>
    public async Task<Ruling> AskAsync(DeskCase desk, string deed, CancellationToken cancellation)
    {
        if (desk.Own is not null && db.Actor.Can(Permission.HandleCases))
        {
            return new Ruling.Allowed("Act, Art. 8(1)");
        }

        var refused = desk.Own is null ? new Ruling.Refused("Cabinet Order, Art. 3", NotYours) : new Ruling.Refused("Act, Art. 8(1)", NotYourRole);
        await acts.WriteRefusalAsync(new Act(deed, refused.Article, $"case:{desk.Case.Id}"), cancellation);
        return refused;
    }

    /// <summary>The people of the desk who may be given a case.</summary>
    public Task<IReadOnlyList<Person>> ColleaguesAsync(DeskCase desk, CancellationToken cancellation) =>
        who.PeopleWhoMayAsync(desk.Authority.Id, Permission.HandleCases, cancellation);

    /// <summary>Gives the case to a colleague, or to nobody. Somebody of another desk is not a colleague.</summary>
    public async Task<Problems> AssignAsync(DeskCase desk, Guid? person, CancellationToken cancellation)
    {
        var chosen = (await ColleaguesAsync(desk, cancellation)).FirstOrDefault(p => p.Id.Value == person);
        var problems = new Problems().Unless(person is null || chosen is not null, "Assignee", "not-a-colleague", new(
            "この窓口の担当者から選んでください。", "Choose somebody of this desk."));
        if (problems.Count > 0)
        {
            return problems;
        }

        desk.Own!.Assign(chosen?.Id);
        acts.Write(new Act("incident-reports.assigned", "Act, Art. 8(1)", $"case:{desk.Case.Id}")
        {
            Content = new JsonObject { ["number"] = desk.Case.Number, ["assignee"] = chosen?.Id.ToString() },
        });
        if (chosen is not null && chosen.Id != db.Actor.Person)
        {
            notices.Tell(chosen.Id, "incident-reports.assigned", new($"案件 {desk.Case.Number} の担当になりました", $"Case {desk.Case.Number} was given to you"), CasePaths.Desk(desk.Case.Number));
        }

        return await SaveAsync(problems, cancellation);
    }

    /// <summary>Whether the full report is still to come, so that no desk may end its work.</summary>
    public static bool IsOutstanding(IncidentCase @case) => @case.FullDueOn is not null && @case.FullFiledAt is null && @case.State is not CaseState.Withdrawn;

    /// <summary>Ends this desk's work, with a reason. When the last desk has ended, the case is closed.</summary>
    public async Task<Problems> CloseAsync(DeskCase desk, string? reason, CancellationToken cancellation)
    {
        var problems = Reasoned(reason)
            .Unless(!IsOutstanding(desk.Case), "Reason", "full-report-outstanding", new(
                "30日報告がまだ提出されていません。30日報告か取下げの後に終結できます。",
                "The thirty-day report is still outstanding. Close the case after it, or after a withdrawal."))
            .Unless(desk.Own!.Open, "Reason", "already-done", new("この窓口の対応はすでに終了しています。", "This desk has already ended its work."));
        if (problems.Count > 0)
        {
            return problems;
        }

        desk.Own!.Finish();
        if (desk.Case.State is CaseState.Open && desk.Case.Addressees.All(a => !a.Open))
        {
            desk.Case.Close(clock.GetUtcNow());
        }

        return await SayAsync(desk, ExchangeWords.Closed, reason!, problems, cancellation);
    }

    /// <summary>Takes the work up again, with a reason. A closed case is open again.</summary>
    public async Task<Problems> ReopenAsync(DeskCase desk, string? reason, CancellationToken cancellation)
    {
        var problems = Reasoned(reason)
            .Unless(!desk.Own!.Open, "Reason", "still-open", new("この窓口の対応は続いています。", "This desk is still at work."))
            .Unless(desk.Case.ErasedAt is null, "Reason", "case-erased", new("この案件の内容は消去されているため、再開できません。", "What was reported in this case was erased: it cannot be opened again."));
        if (problems.Count > 0)
        {
            return problems;
        }

        desk.Own!.Resume();
        if (desk.Case.State is CaseState.Closed)
        {
            desk.Case.Reopen();
        }

        return await SayAsync(desk, ExchangeWords.Reopened, reason!, problems, cancellation);
    }

    private static Problems Reasoned(string? reason) => new Problems().Unless(
        !string.IsNullOrWhiteSpace(reason) && reason.Length <= 2000, "Reason", "reason-required", new(
            "理由を2,000字以内で入力してください。", "Give the reason, in at most 2,000 characters."));

    private async Task<Problems> SayAsync(DeskCase desk, string mark, string reason, Problems problems, CancellationToken cancellation)
    {
        desk.Case.Addressees.ForEach(a => a.Follow(desk.Case));
        await writing.KeepAsync(
            desk.Case,
            new Exchange
            {
                Id = Identifier.New(clock),
                Case = desk.Case.Id,
                Kind = ExchangeKind.Closing,
                Basis = null,
                From = desk.Authority.Id,
                To = null,
                By = db.Actor.Person,
                Text = mark + reason.Trim(),
                DueOn = null,
                InReplyTo = null,
                At = clock.GetUtcNow(),
            },
            cancellation);
        return await SaveAsync(problems, cancellation);
    }

    private async Task<Problems> SaveAsync(Problems problems, CancellationToken cancellation)
    {
        return await db.SaveUnlessOvertakenAsync(cancellation)
            ? problems
            : problems.Unless(false, "", "overtaken", new("ほかの人が先にこの案件を変更しました。画面を開き直してください。", "Somebody else changed the case first. Open the page again."));
    }
}
