using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;

namespace Noroshi.CriticalComputers.Precedents;

/// <summary>One precedent with all its versions; the authority that wrote it withdraws it here.</summary>
/// <remarks>For ministries and the Cabinet Office, and for operators if it was published and holds. For others it is not there (404); another authority may not withdraw it (403).</remarks>
[Authorize(PartiesModule.Somebody)]
[Article("Order, Art. 1(1)")]
internal sealed class PrecedentFilePage(PrecedentsInSight precedents, IWhoIsWho who, IRecordOfActs acts, StoreDb db, Actor actor, TimeProvider clock) : PageModel
{
    public Precedent Precedent { get; private set; } = null!;

    public IReadOnlyList<(PrecedentVersion Version, PrecedentContent Content)> Versions { get; private set; } = [];

    public IReadOnlyDictionary<PersonId, Person> People { get; private set; } = new Dictionary<PersonId, Person>();

    public Organisation? Author { get; private set; }

    public bool IsAuthors { get; private set; }

    /// <summary>Whether the reader is of an authority: people's names are not for operators.</summary>
    public bool IsAuthority => actor.Can(Permission.ReadNotifications);

    [BindProperty]
    public string? Because { get; set; }

    public Words Business(string sector) => Competence.Sector(sector, Precedent.DecidedOn)?.Name ?? new(sector, sector);

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation)
    {
        return await FindAsync(number, cancellation) ? Page() : this.Absent();
    }

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken cancellation)
    {
        if (!await FindAsync(number, cancellation))
        {
            return this.Absent();
        }

        if (!IsAuthors)
        {
            return this.Refuse(Refusals.NotTheAuthor);
        }

        if (Precedent.WithdrawnAt is not null)
        {
            return this.Conflict(Refusals.Moved);
        }

        if (Because?.Trim() is not { Length: > 0 and <= 500 } because)
        {
            return this.Mend([new Problem(nameof(Because), "because", new("取り下げる理由を500字以内で入力してください。", "Say why it is withdrawn, in at most 500 characters."))]);
        }

        var now = clock.GetUtcNow();
        Precedent.Withdraw(because, now);
        db.Add(new PrecedentVersion { Id = Identifier.New(clock), Precedent = Precedent.Id, Version = Precedent.Version, Content = JsonSerializer.Serialize(Precedent.Content), WithdrawnBecause = because, By = actor.Person, At = now });
        acts.Write(new Act("critical-computers.precedent-withdrawn", "Order, Art. 1(1)", $"precedent:{Precedent.Id}") { Content = new JsonObject { ["number"] = Precedent.Number, ["because"] = because } });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            return this.Conflict(Refusals.Moved);
        }

        this.Say(NoticeKind.Success, new("事例を取り下げました。", "The precedent has been withdrawn."));
        return Redirect($"/computers/precedents/{Precedent.Number}");
    }

    private async Task<bool> FindAsync(string number, CancellationToken cancellation)
    {
        if (await precedents.FindAsync(number, cancellation) is not { } found)
        {
            return false;
        }

        Precedent = found;
        IsAuthors = found.Author == actor.Organisation && await precedents.WritesAsync(cancellation);
        Author = await who.OrganisationAsync(found.Author, cancellation);
        Versions = [.. (await db.Set<PrecedentVersion>().AsNoTracking().Where(v => v.Precedent == found.Id).OrderByDescending(v => v.Version).ToListAsync(cancellation))
            .Select(v => (v, JsonSerializer.Deserialize<PrecedentContent>(v.Content)!)).Where(v => IsAuthority || v.Item2.ForOperators)];
        People = IsAuthority ? await who.PersonsAsync(Versions.Select(v => v.Version.By), cancellation) : People;
        return true;
    }
}

/// <summary>What is said to an authority that may not write what it asked to.</summary>
internal static class Refusals
{
    public static Ruling.Refused NotTheAuthor { get; } = new("Order, Art. 1(1)", new("事例を直し、取り下げるのは、書いた省庁だけです。", "Only the authority that wrote a precedent writes it anew or withdraws it."));

    public static Words Moved { get; } = new("ほかの人がこの事例を変更しました。開き直して確かめてください。", "Somebody else changed this precedent. Open it again.");
}
