using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Law;
using Noroshi.Oversight.Commission.Store;
using Noroshi.Store;
using Noroshi.Parties.Face;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.Oversight.Commission.Checking;

/// <summary>One notice after the fact: its check, and its end.</summary>
/// <remarks>For the commission's own people; a member checks, the bureau closes, and nobody closes without the check.</remarks>
[Authorize(nameof(Permission.SeeDeliberations))]
[Article("Act, Art. 48(iv)")]
internal sealed class AfterNoticeFilePage(StoreDb db, IWhoIsWho who, Actor actor, IRecordOfActs acts, TimeProvider clock) : PageModel
{
    private static readonly Ruling.Refused MembersOnly = new("Act, Art. 48(iv)", new("確認を行うのは、委員長又は委員です。", "The chair or a member checks it."));

    [BindProperty]
    public string? Proper { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public bool Recommends { get; set; }

    public AfterNotice Notice { get; private set; } = null!;

    public string? Checker { get; private set; }

    public bool MayCheck => actor.Can(Permission.SitInCommission) && Notice.Proper is null;

    public bool MayKeep => actor.Can(Permission.KeepCommission);

    public IReadOnlyList<Choice> Answers => [Choice.Of("yes", new("適正に行われた", "It was proper")), Choice.Of("no", new("適正とは認められない", "It was not"))];

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation)
    {
        if (!await FindAsync(number, cancellation))
        {
            return this.Absent();
        }

        acts.Write(new Act("oversight.after-notice-read", "Act, Art. 59", $"after-notice:{Notice.Number}"));
        await db.SaveChangesAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostCheckAsync(string number, CancellationToken cancellation)
    {
        if (!await FindAsync(number, cancellation) || Notice.ClosedAt is not null || Notice.Proper is not null)
        {
            return this.Absent();
        }

        if (!actor.Can(Permission.SitInCommission))
        {
            return await this.RefuseAsync(acts, "oversight.after-notice-checked", $"after-notice:{Notice.Number}", MembersOnly, cancellation);
        }

        var problems = new Problems()
            .Unless(Proper is "yes" or "no", nameof(Proper), "proper", new("適正に行われたかを選んでください。", "Choose whether it was proper."))
            .Unless(TypedText.IsSaid(Text, 4000), nameof(Text), "text", new("確認した事項と理由を4,000字以内で入力してください。", "Say what was checked and why, in at most 4,000 characters."));
        if (problems.Count > 0)
        {
            return this.Mend(problems);
        }

        Notice.Check(Proper == "yes", Recommends, Text!.Trim(), actor.Person, clock.GetUtcNow());
        acts.Write(new Act("oversight.after-notice-checked", "Act, Art. 48(iv)", $"after-notice:{Notice.Number}") { Content = new JsonObject { ["proper"] = Notice.Proper, ["recommends"] = Recommends, ["text"] = Text.Trim() } });
        return await this.DoneAsync(db, new("確認を記録しました。", "The check was recorded."), $"/commission/notices/{Notice.Number}", cancellation);
    }

    public async Task<IActionResult> OnPostCloseAsync(string number, CancellationToken cancellation)
    {
        if (!await FindAsync(number, cancellation) || Notice.ClosedAt is not null)
        {
            return this.Absent();
        }

        if ((actor.Can(Permission.KeepCommission) ? ANoticeAfterTheFactIsChecked.MayClose(Notice.Proper is not null, Notice.Recommends, Notice.Decision) : Deeds.BureausOnly) is Ruling.Refused no)
        {
            return await this.RefuseAsync(acts, "oversight.after-notice-closed", $"after-notice:{Notice.Number}", no, cancellation);
        }

        Notice.Close(actor.Person, clock.GetUtcNow());
        acts.Write(new Act("oversight.after-notice-closed", "Act, Art. 48(iv)", $"after-notice:{Notice.Number}"));
        return await this.DoneAsync(db, new("終結しました。", "Closed."), $"/commission/notices/{Notice.Number}", cancellation);
    }

    private async Task<bool> FindAsync(string number, CancellationToken cancellation)
    {
        if (await db.Set<AfterNotice>().SingleOrDefaultAsync(n => n.Number == number, cancellation) is not { } found)
        {
            return false;
        }

        Notice = found;
        Checker = found.CheckedBy is { } by ? (await who.PersonAsync(by, cancellation))?.Name : null;
        return true;
    }
}
