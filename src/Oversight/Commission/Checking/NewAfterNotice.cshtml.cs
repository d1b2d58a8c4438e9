using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Law;
using Noroshi.Oversight.Commission.Store;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.Oversight.Commission.Checking;

/// <summary>The bureau enters a notice that reached the commission.</summary>
/// <remarks>For the commission's bureau.</remarks>
[Authorize(nameof(Permission.KeepCommission))]
[Article("Act, Art. 48(iv)")]
internal sealed class NewAfterNoticePage(StoreDb db, CommissionDesk desk, IRecordOfActs acts, TimeProvider clock) : PageModel
{
    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Route { get; set; }

    [BindProperty]
    public string? Sender { get; set; }

    [BindProperty]
    public TokyoInput DoneAt { get; set; } = new();

    [BindProperty]
    public TokyoInput ReceivedAt { get; set; } = new();

    [BindProperty]
    public string? Summary { get; set; }

    public IReadOnlyList<Choice> Routes => [.. WhatNeedsApproval.Afterwards.Select(r => Choice.Of(r.ToString(), r.Words()))];

    public void OnGet() => Id = Identifier.New(clock);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Id = Id == default ? Identifier.New(clock) : Id;
        var now = clock.GetUtcNow();
        var known = Enum.TryParse<ApprovalRoute>(Route, out var route) && WhatNeedsApproval.Afterwards.Contains(route);
        var problems = new Problems()
            .Unless(known, nameof(Route), "route", new("根拠を選んでください。", "Choose the provision."))
            .Unless(TypedText.IsSaid(Sender, 200), nameof(Sender), "sender", new("通知した者を200字以内で入力してください。", "Say who gave the notice, in at most 200 characters."))
            .And(DoneAt.Check(nameof(DoneAt), new("処置の日時", "When it was done"), required: true))
            .And(ReceivedAt.Check(nameof(ReceivedAt), new("通知を受けた日時", "When it was received"), required: true))
            .Unless(!(ReceivedAt.Moment > now), nameof(ReceivedAt), "received", new("通知を受けた日時は、今より後にできません。", "It cannot have been received in the future."))
            .Unless(!(DoneAt.Moment > ReceivedAt.Moment), nameof(DoneAt), "done", new("処置の日時は、通知を受けた日時より後にできません。", "It cannot have been done after the notice."))
            .Unless(TypedText.IsSaid(Summary, 4000), nameof(Summary), "summary", new("処置の概要を4,000字以内で入力してください。", "Describe what was done, in at most 4,000 characters."));
        if (problems.Count > 0)
        {
            return this.Mend(problems);
        }

        if (WhatNeedsApproval.Ask(route, desk.Today, await desk.SectionTwoAsync(cancellation)) is Ruling.Refused no)
        {
            return await this.RefuseAsync(acts, "oversight.after-notice-entered", "commission", no, cancellation);
        }

        var notice = AfterNotice.Enter(Id, SpokenNumber.New("AN", now), route, Sender!.Trim(), ReceivedAt.Moment!.Value, DoneAt.Moment!.Value, Summary!.Trim());
        db.Add(notice);
        acts.Write(new Act("oversight.after-notice-entered", "Act, Art. 48(iv)", $"after-notice:{notice.Number}") { Content = new JsonObject { ["route"] = route.ToString(), ["sender"] = notice.Sender } });
        return await this.DoneAsync(db, new("登録しました。確認を行ってください。", "Entered. It waits for its check."), $"/commission/notices/{notice.Number}", cancellation);
    }
}
