using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Exchanging;
using Noroshi.CriticalComputers.Registering;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;

namespace Noroshi.CriticalComputers.Answering;

/// <summary>What an authority asked of the operator, ordered, advised or said, with its answers; and the place to answer.</summary>
/// <remarks>For those who may read the register. Another operator's, and what stays among authorities, is not there (404). Who keeps no register reads and may not answer (403).</remarks>
[Authorize(nameof(Permission.ReadOwnRegister))]
[Article("Act, Art. 6")]
[Article("Act, Art. 9")]
internal sealed class AskedPage(StoreDb db, WhoseRegister whose, ExchangesSeen exchanges, AnswerTheDesk answering, IRecordOfActs acts, TimeProvider clock) : PageModel
{
    private static readonly Words MayNot = new("回答できるのは、報告担当者とその代理人です。", "Only reporters and their agents may answer.");

    private static readonly Words Overtaken = new(
        "ほかの人が先に処理しました。回答は送っていません。開き直して、もう一度確認してください。", "Somebody else was quicker. Your answer was not sent. Open this again and check once more.");

    /// <summary>The name of the answer: the same one is sent once.</summary>
    [BindProperty]
    public Guid Answer { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public Exchange Asked { get; private set; } = null!;

    public string? Number { get; private set; }

    public Words Business => whose.NameOf(Asked.Sector);

    public IReadOnlyList<ExchangeRow> Thread { get; private set; } = [];

    public bool MayAnswer => db.Actor.Can(Permission.KeepRegister);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        Answer = Identifier.New(clock);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        if (!MayAnswer)
        {
            var refused = new Ruling.Refused(Asked.Basis ?? "Act, Art. 9", MayNot);
            await acts.WriteRefusalAsync(new Act("critical-computers.answered", refused.Article, $"exchange:{id}"), cancellation);
            return this.Refuse(refused);
        }

        Answer = Answer == default ? Identifier.New(clock) : Answer;
        if (AnswerTheDesk.Problems(Text) is { Count: > 0 } problems)
        {
            return this.Mend(problems);
        }

        if (await answering.SendAsync(Answer, Asked, Text!, cancellation) is AnswerOutcome.Overtaken)
        {
            return this.Conflict(Overtaken);
        }

        this.Say(NoticeKind.Success, new Words("回答を送りました。", "Your answer was sent."));
        return Redirect($"/computers/exchanges/{id}");
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Set<Exchange>().AsNoTracking().FirstOrDefaultAsync(x => x.Id == id && x.Operator == whose.Operator && x.InReplyTo == null, cancellation) is not { } found)
        {
            await acts.WriteRefusalAsync(new Act("critical-computers.not-shown", "Act, Art. 8", $"exchange:{id}"), cancellation);
            return false;
        }

        Asked = found;
        Number = found.Notification is { } about ? await db.Set<Notification>().AsNoTracking().Where(n => n.Id == about).Select(n => n.Number).FirstAsync(cancellation) : null;
        Thread = await exchanges.ThreadAsync(id, cancellation);
        return true;
    }
}
