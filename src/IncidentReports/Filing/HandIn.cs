using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Drafting;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Filing;

/// <summary>An addressee as the page names it before and after filing.</summary>
internal sealed record AddresseeShown(Words Name, Words Capacity, string Article);

/// <summary>Hands a draft in. A draft is filed once: whoever comes second is led to the receipt of the first.</summary>
internal sealed class HandIn(StoreDb db, FileReport filing, Routing routing, IWhoIsWho who)
{
    /// <summary>To whom the draft will go. Problems say what is still needed to know it.</summary>
    public async Task<IReadOnlyList<AddresseeShown>> AddresseesAsync(Draft draft, Problems problems, CancellationToken cancellation)
    {
        if (draft.Case is { } id && await db.Set<IncidentCase>().AsNoTracking().Include(c => c.Addressees).FirstOrDefaultAsync(c => c.Id == id, cancellation) is { } @case)
        {
            var those = await who.OrganisationsAsync(@case.Addressees.Select(a => a.Organisation), cancellation);
            return
            [
                .. @case.Addressees.OrderBy(a => a.Capacity is Law.Competence.AddresseeCapacity.PrimeMinister ? 1 : 0)
                    .Select(a => new AddresseeShown(those[a.Organisation].Name, Law.Competence.AddresseeCapacities.Words(a.Capacity), a.Article)),
            ];
        }

        var place = await routing.PlaceAsync(Submission(draft, Answers.FromJson(draft.Answers)), null, problems, cancellation);
        var organisations = await who.OrganisationsAsync(place?.Addressees.Select(a => a.Organisation) ?? [], cancellation);
        return [.. (place?.Addressees ?? []).Select(a => new AddresseeShown(organisations[a.Organisation].Name, Law.Competence.AddresseeCapacities.Words(a.Capacity), a.Article))];
    }

    /// <summary>Files the draft as it is kept.</summary>
    public async Task<FilingOutcome> FileAsync(Draft draft, DraftForm form, CancellationToken cancellation)
    {
        if (draft.FiledAs is not null)
        {
            return new FilingOutcome.Overtaken();
        }

        var addressees = await AddresseesAsync(draft, [], cancellation);
        var answers = WindowAnswers.Lay(form.Only(Answers.FromJson(draft.Answers)), draft.Stage, draft.Kind, draft.Voluntary);
        var files = await db.Set<Attachment>().Where(a => a.Draft == draft.Id && a.Case == null).ToListAsync(cancellation);
        return await filing.FileAsync(
            Submission(draft, WindowAnswers.Address(answers, addressees.Select(a => a.Name))) with { AlsoKeep = (@case, _) => files.ForEach(file => file.BelongTo(@case.Id)) }, cancellation);
    }

    private static Submission Submission(Draft draft, Answers answers) => new()
    {
        Reporter = draft.Reporter,
        Case = draft.Case,
        Stage = draft.Stage,
        Kind = draft.Kind,
        Voluntary = draft.Voluntary,
        Exercise = draft.Exercise,
        Answers = answers,
        Computers = [.. draft.Picked().Select(c => c.Id)],
        Reason = draft.Reason,
        Channel = draft.FromSheet ? Channel.Sheet : Channel.Web,
        Sector = draft.Sector,
        Prefecture = draft.Prefecture,
        Draft = draft,
    };
}
