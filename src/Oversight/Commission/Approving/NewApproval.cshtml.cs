using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Law;
using Noroshi.Oversight.Commission.Store;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.Oversight.Commission.Approving;

/// <summary>The bureau enters a request that reached the commission. The same form sent twice enters one.</summary>
/// <remarks>For the commission's bureau: requests come on paper or by sealed mail from the police and the Self-Defense Forces.</remarks>
[Authorize(nameof(Permission.KeepCommission))]
[Article("Act, Art. 48(iv)")]
internal sealed class NewApprovalPage(StoreDb db, CommissionDesk desk, IRecordOfActs acts, TimeProvider clock) : PageModel
{
    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Route { get; set; }

    [BindProperty]
    public string? Requester { get; set; }

    [BindProperty]
    public TokyoInput ReceivedAt { get; set; } = new();

    [BindProperty]
    public string? Target { get; set; }

    [BindProperty]
    public string? Necessity { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    [BindProperty]
    public string? Extends { get; set; }

    public IReadOnlyList<Choice> Routes => [.. WhatNeedsApproval.Routes.Select(r => Choice.Of(r.ToString(), r.Words()))];

    public void OnGet() => Id = Identifier.New(clock);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Id = Id == default ? Identifier.New(clock) : Id;
        var (from, until, now) = (TypedDay.Read(From), TypedDay.Read(Until), clock.GetUtcNow());
        var extends = Extends?.Trim().ToUpperInvariant() is { Length: > 0 and <= 40 } number
            ? await db.Set<ApprovalRequest>().Where(a => a.Number == number && a.State == ApprovalState.Approved).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(cancellation)
            : null;
        var known = Enum.TryParse<ApprovalRoute>(Route, out var route) && Enum.IsDefined(route);
        var problems = new Problems()
            .Unless(known, nameof(Route), "route", new("根拠を選んでください。", "Choose the provision."))
            .Unless(TypedText.IsSaid(Requester, 200), nameof(Requester), "requester", new("求めた者を200字以内で入力してください。", "Say who asks, in at most 200 characters."))
            .And(ReceivedAt.Check(nameof(ReceivedAt), new("受理した日時", "When it was received"), required: true))
            .Unless(!(ReceivedAt.Moment > now), nameof(ReceivedAt), "received", new("受理した日時は、今より後にできません。", "It cannot have been received in the future."))
            .Unless(TypedText.IsSaid(Target, 4000), nameof(Target), "target", new("対象の概要を4,000字以内で入力してください。", "Describe the target, in at most 4,000 characters."))
            .Unless(TypedText.IsSaid(Necessity, 4000), nameof(Necessity), "necessity", new("必要性を4,000字以内で入力してください。", "Say why it is needed, in at most 4,000 characters."))
            .Unless(from is not null, nameof(From), "from", new("期間の始めを入力してください。", "Enter the first day."))
            .Unless(until is not null && !(until < from), nameof(Until), "until", new("期間の終わりを、始め以後の日付で入力してください。", "Enter the last day, not before the first."))
            .Unless(string.IsNullOrWhiteSpace(Extends) || extends is not null, nameof(Extends), "extends", new("承認された求めの番号を入力してください。", "Enter the number of an approved request."));
        if (problems.Count > 0)
        {
            return this.Mend(problems);
        }

        if (WhatNeedsApproval.Ask(route, desk.Today, await desk.SectionTwoAsync(cancellation)) is Ruling.Refused no)
        {
            return await this.RefuseAsync(acts, "oversight.approval-entered", "commission", no, cancellation);
        }

        var asked = ApprovalRequest.Enter(Id, SpokenNumber.New("AR", now), route, Requester!.Trim(), ReceivedAt.Moment!.Value, Target!.Trim(), Necessity!.Trim(), from!.Value, until!.Value, extends);
        db.Add(asked);
        acts.Write(new Act("oversight.approval-entered", WhatNeedsApproval.Article(route), $"approval:{asked.Number}") { Content = new JsonObject { ["route"] = route.ToString(), ["requester"] = asked.Requester, ["extends"] = extends?.ToString() } });
        return await this.DoneAsync(db, new("登録しました。会議の議題にできます。", "Entered. It can be put on the order of a meeting."), $"/commission/approvals/{asked.Number}", cancellation);
    }
}
