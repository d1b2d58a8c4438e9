using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Council.Face;
using Noroshi.Council.Joining;
using Noroshi.Council.Law;
using Noroshi.Council.Store;
using Noroshi.Council.Taking;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;

namespace Noroshi.Council.Contributing;

/// <summary>One contribution: read it, with all that binds its handling; whoever gave it withdraws it here. Each reading is kept.</summary>
/// <remarks>For whom the contributor chose, within topic, label, region and clearance; for others it is not there (404). Withdrawing is the contributor's (403).</remarks>
[Authorize(CouncilDoors.TakePart)]
[Article("Act, Art. 45(3)")]
[Article("Act, Art. 45(6)")]
internal sealed class ContributionPage(ContributionsInSight contributions, WithdrawContribution withdraw, CouncilAdmission admission, IWhoIsWho who, StoreDb db, Actor actor) : PageModel, INeedsNoSeat
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    private static readonly Ruling.Refused ContributorsOnly = new("Act, Art. 45(6)", new("取り下げるのは、提供した構成員です。", "Only the contributor withdraws it."));

    [BindProperty]
    public string? Because { get; set; }

    public Contribution Contribution { get; private set; } = null!;

    public Words? Contributor { get; private set; }

    public Topic? Topic { get; private set; }

    public IReadOnlyList<(Words? Name, GivenBy By)> Recipients { get; private set; } = [];

    public IReadOnlyList<WiderUse> Uses { get; private set; } = [];

    public IReadOnlyList<(Words? Reader, DateTimeOffset At)> Readers { get; private set; } = [];

    public IReadOnlyList<WideningRequest> Widenings { get; private set; } = [];

    /// <summary>How far inside the reader's organisation it may be told; null for the secretariat.</summary>
    public InHouseRange? Within { get; private set; }

    public bool IsMending { get; private set; }

    public bool IsOwn => Contribution.Contributor == actor.Organisation;

    /// <summary>What was withdrawn is shown to nobody but those who gave it.</summary>
    public bool ShowsText => Contribution.WithdrawnAt is null || IsOwn;

    public bool MayAsk { get; private set; }

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation)
    {
        if (await contributions.FindAsync(number, cancellation) is not { } found)
        {
            return this.Absent();
        }

        Contribution = found;
        await ShowAsync(cancellation);
        contributions.Read(found, "page");
        await db.SaveChangesAsync(cancellation);
        return Page();
    }

    /// <summary>The contribution as a file, with all that binds its handling.</summary>
    public async Task<IActionResult> OnGetFileAsync(string number, CancellationToken cancellation)
    {
        if (await contributions.FindAsync(number, cancellation) is not { } found)
        {
            return this.Absent();
        }

        Contribution = found;
        await ShowAsync(cancellation);
        contributions.Read(found, "json");
        await db.SaveChangesAsync(cancellation);
        var written = new JsonObject
        {
            ["number"] = found.Number,
            ["title"] = found.Title,
            ["text"] = ShowsText ? found.Text : null,
            ["contributor"] = new JsonObject { ["ja"] = Contributor?.Ja, ["en"] = Contributor?.En },
            ["at"] = found.At.ToString("O", CultureInfo.InvariantCulture),
            ["topic"] = Topic?.Title,
            ["tlp"] = found.Sharing.Label,
            ["handlingOpinion"] = found.Opinion,
            ["notBeyondPrefecture"] = found.NotBeyond,
            ["holdsSecret"] = found.HoldsSecret,
            ["withinTheOrganisation"] = Within?.ToString(),
            ["withdrawn"] = found.WithdrawnAt is not null,
        };
        return File(JsonSerializer.SerializeToUtf8Bytes(written, Json), "application/json", $"{found.Number}.json");
    }

    public async Task<IActionResult> OnPostWithdrawAsync(string number, CancellationToken cancellation)
    {
        if (await contributions.FindAsync(number, cancellation) is not { } found)
        {
            return this.Absent();
        }

        Contribution = found;
        if (!IsOwn)
        {
            return this.Refuse(ContributorsOnly);
        }

        var outcome = await withdraw.WithdrawAsync(found, Because, cancellation);
        if (outcome is Deed.Malformed)
        {
            IsMending = true;
            await ShowAsync(cancellation);
        }

        return this.After(outcome, new("取り下げました。渡した相手に知らせます。", "Withdrawn. All who had it are told."), $"/council/contributions/{found.Number}");
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        var (id, topic) = (Contribution.Id, Contribution.Topic);
        Topic = await db.Set<Topic>().AsNoTracking().FirstOrDefaultAsync(t => t.Id == topic, cancellation);
        Uses = await db.Set<WiderUse>().AsNoTracking().Where(u => u.Contribution == id).OrderBy(u => u.At).ToListAsync(cancellation);
        Widenings = await db.Set<WideningRequest>().AsNoTracking().Where(w => w.Contribution == id).OrderByDescending(w => w.At).ToListAsync(cancellation);
        var readings = IsOwn ? await db.Set<ContributionReading>().AsNoTracking().Where(r => r.Contribution == id).GroupBy(r => r.Organisation).Select(g => new { Organisation = g.Key, At = g.Min(r => r.At) }).ToListAsync(cancellation) : [];
        var names = await who.OrganisationsAsync(Contribution.Recipients.Select(r => r.Organisation).Concat(readings.Select(r => r.Organisation)).Append(Contribution.Contributor), cancellation);
        Contributor = names.GetValueOrDefault(Contribution.Contributor)?.Name;
        Recipients = [.. Contribution.Recipients.OrderBy(r => r.At).Select(r => (names.GetValueOrDefault(r.Organisation)?.Name, r.By))];
        Readers = [.. readings.OrderBy(r => r.At).Select(r => (names.GetValueOrDefault(r.Organisation)?.Name, r.At))];
        MayAsk = !IsOwn && await admission.TakesPartAsync(cancellation);
        if (!admission.IsSecretariat && await db.Set<Member>().AsNoTracking().FirstOrDefaultAsync(m => m.Organisation == actor.Organisation, cancellation) is { } member)
        {
            Within = IsOwn ? null : TheTlpBindsTheCouncil.Within(member.Range, Contribution.Sharing);
        }
    }
}
