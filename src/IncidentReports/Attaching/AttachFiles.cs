using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Erasing;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Attaching;

/// <summary>Notes kept files as attachments of a draft or a case. If we stop before this is saved, the vault sweeps what nobody refers to.</summary>
internal sealed class AttachFiles(StoreDb db, IRecordOfActs acts, IOutbox outbox, TimeProvider clock)
{
    private const int Attempts = 20;

    /// <summary>
    /// Adds files to a draft and takes one away, and saves. A large file takes minutes to arrive, and the draft may be filed meanwhile:
    /// then nothing was changed, and the draft says as what it was filed. Null if it was thrown away.
    /// </summary>
    public async Task<Draft?> ChangeAsync(DraftId id, IReadOnlyCollection<SentFile> files, Guid? remove, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            var draft = await db.Set<Draft>().FirstOrDefaultAsync(d => d.Id == id, cancellation);
            if (draft is null or { FiledAs: not null })
            {
                return draft;
            }

            await TakeFromAsync(draft, remove is { } one ? db.Set<Attachment>().Where(a => a.Id == one) : null, cancellation);
            ToDraft(draft, files);
            draft.ChangeFiles();
            try
            {
                await db.SaveChangesAsync(cancellation);
                return draft;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
            }
        }
    }

    /// <summary>Takes files from a draft that has not been filed; the vault gives them up once that is saved.</summary>
    public async Task TakeFromAsync(Draft draft, IQueryable<Attachment>? which, CancellationToken cancellation)
    {
        var taken = which is null ? [] : await which.Where(a => a.Draft == draft.Id && a.Case == null).ToListAsync(cancellation);
        db.RemoveRange(taken);
        foreach (var digest in taken.Select(a => a.Digest).Distinct(StringComparer.Ordinal))
        {
            outbox.Raise(new FileGivenUp(digest));
        }
    }

    /// <summary>Saves. A file is added to whatever the case has become: that somebody else changed it meanwhile is no reason to send 100 MB again.</summary>
    public async Task SaveAsync(IncidentCase @case, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await db.SaveChangesAsync(cancellation);
                return;
            }
            catch (DbUpdateConcurrencyException overtaken) when (attempt < Attempts)
            {
                foreach (var entry in overtaken.Entries)
                {
                    await entry.ReloadAsync(cancellation);
                }

                @case.Touch();
            }
        }
    }

    private void ToDraft(Draft draft, IEnumerable<SentFile> files)
    {
        foreach (var file in files)
        {
            db.Add(Attachment.Of(Identifier.New(clock), draft.Id, null, file.Name, file.Size, file.Digest, db.Actor, clock.GetUtcNow()));
        }
    }

    public void ToCase(IncidentCase @case, IEnumerable<SentFile> files, Guid? exchange = null)
    {
        foreach (var file in files)
        {
            var attachment = Attachment.Of(Identifier.New(clock), null, @case.Id, file.Name, file.Size, file.Digest, db.Actor, clock.GetUtcNow());
            attachment.GoWith(exchange);
            db.Add(attachment);
            @case.Touch();
            acts.Write(new Act("incident-reports.attached", exchange is null ? "Act, Art. 5" : "Act, Art. 9", $"case:{@case.Id}")
            {
                OnBehalfOf = @case.Reporter == db.Actor.Organisation ? null : @case.Reporter,
                Content = new JsonObject { ["attachment"] = attachment.Id.ToString("D"), ["size"] = file.Size, ["digest"] = file.Digest },
            });
        }
    }
}
