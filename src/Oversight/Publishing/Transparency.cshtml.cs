using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Noroshi.Oversight.Store;
using Noroshi.Oversight.Witnessing;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.TransparencyLog.Notes;

namespace Noroshi.Oversight.Publishing;

/// <summary>A witness, and how it stands.</summary>
internal sealed record WitnessShown(string Name, string Key, DateTimeOffset? CosignedAt, DateTimeOffset? FailingSince, bool Refused);

/// <summary>What the log proves and what not, how old the last cosignature is, and how anybody checks it.</summary>
/// <remarks>Open to everybody: to have to ask for the key would be to have to trust.</remarks>
[AllowAnonymous]
internal sealed class TransparencyPage(StoreDb db, IOptions<WitnessSettings> settings, PartiesSettings parties, TimeProvider clock) : PageModel
{
    public LogHead? Head { get; private set; }

    /// <summary>The root of the newest checkpoint.</summary>
    public string Root { get; private set; } = "";

    public IReadOnlyList<WitnessShown> Witnesses { get; private set; } = [];

    public int Needed => settings.Value.Needed;

    /// <summary>Whether a witness refused to cosign: the gravest thing this page can say.</summary>
    public bool Refused => Witnesses.Any(w => w.Refused);

    /// <summary>Whether a witness has been silent for too long.</summary>
    public bool Silent => Witnesses.Any(w => !w.Refused && w.FailingSince < clock.GetUtcNow() - AskWitnesses.Silence);

    public string Address => new Uri(parties.PublicUrl, "/log/").AbsoluteUri;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Head = await db.Log().AsNoTracking().SingleOrDefaultAsync(cancellation);
        Root = Head is not null && SignedNote.TryParse(Head.Note, out var note) && Checkpoint.TryParse(note.Text, out var checkpoint) ? checkpoint.Root.ToString() : "";
        var standings = await db.Set<WitnessStanding>().AsNoTracking().ToDictionaryAsync(s => s.Name, StringComparer.Ordinal, cancellation);
        Witnesses =
        [
            .. settings.Value.Witnesses.Select(w => w.Verifier).OfType<VerifierKey>().Select(v => standings.GetValueOrDefault(v.Name) is { } s
                ? new WitnessShown(v.Name, v.ToString(), s.CosignedAt, s.FailingSince, s.Refused)
                : new WitnessShown(v.Name, v.ToString(), null, null, false)),
        ];
    }
}
