using System.Text.Json.Nodes;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Attaching;

/// <summary>Notes kept files as attachments of a draft or a case. If we stop before this is saved, the vault sweeps what nobody refers to.</summary>
internal sealed class AttachFiles(StoreDb db, IRecordOfActs acts, TimeProvider clock)
{
    public void ToDraft(Draft draft, IEnumerable<SentFile> files)
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
