using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Noroshi.CriticalComputers.Registering;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;

namespace Noroshi.CriticalComputers.Drawing;

/// <summary>Takes the classes of a drawing over into the register, after a person has seen what that changes. Nothing is filed.</summary>
/// <remarks>For those who keep the register of their own organisation. Another's facility is not there (404).</remarks>
[Authorize(nameof(Permission.KeepRegister))]
[Article("Act, Art. 4")]
internal sealed class TakeOverPage(StoreDb db, ReadNetwork networks, ClassesToTakeOver classes, KeepComputers keep, IRecordOfActs acts) : DrawingPage(networks)
{
    private static readonly Words Moved = new("図か台帳が変わりました。台帳はまだ変わっていません。開き直して確かめてください。", "The drawing or the register has changed. Nothing has been taken over. Open this again.");

    [BindProperty]
    public string? Digest { get; set; }

    [BindProperty]
    public bool Confirmed { get; set; }

    public IReadOnlyList<ClassesOfEntry> Entries { get; private set; } = [];

    public int Changing => Entries.Count(e => e.Changes);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        Digest = ClassesToTakeOver.Digest(Entries);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        if (Digest != ClassesToTakeOver.Digest(Entries))
        {
            return this.Conflict(Moved);
        }

        if (!Confirmed)
        {
            return this.Mend([new Problem(nameof(Confirmed), "confirm", new("内容を確かめて、チェックを入れてください。", "Look at it, and tick the box."))]);
        }

        ClassesOfEntry[] changing = [.. Entries.Where(e => e.Changes)];
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        foreach (var each in changing)
        {
            if (await keep.ChangeAsync(each.Entry, each.Entry.Entry with { Classes = each.Classes }, ChangeWay.Network, cancellation) is not Keeping.Kept)
            {
                return this.Conflict(Moved);
            }
        }

        acts.Write(new Act("critical-computers.network-taken-over", "Act, Art. 4", $"facility:{Facility.Id}") { Content = new JsonObject { ["entries"] = changing.Length } });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        this.Say(NoticeKind.Success, new Words($"{changing.Length}件の区分を台帳に反映しました。届出はまだ行っていません。", $"The classes of {changing.Length} entries have been taken over. Nothing has been filed."));
        return Redirect("/computers?facility=" + Facility.Id);
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindFacilityAsync(id, cancellation))
        {
            return false;
        }

        Entries = await classes.OfAsync(Facility, cancellation);
        return true;
    }
}
