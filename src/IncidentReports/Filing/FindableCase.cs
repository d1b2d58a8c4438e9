using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store.Search;

namespace Noroshi.IncidentReports.Filing;

/// <summary>
/// Puts what was reported into the index in which desks search. A case is found by every authority that it reached and by the ministry
/// above it, and by no other: the readers stand in the index itself. Notes and opinions never go in, since not all of these may see them.
/// </summary>
internal sealed class FindableCase(ISearchIndex index, IWhoIsWho who)
{
    /// <summary>What a new version says.</summary>
    public async Task TakeAsync(IncidentCase @case, CommonForm form, Answers answers, CancellationToken cancellation)
    {
        var reporter = await who.OrganisationAsync(@case.Reporter, cancellation);
        IEnumerable<string?> particulars =
        [
            @case.Number, @case.Title, reporter?.Name.Ja, reporter?.Name.En, @case.LearnedBy, @case.LearnedThrough, .. @case.Addressees.Select(a => a.Receipt),
        ];
        var said = answers.Codes.Select(code => form.Field(code)?.Shown(answers).Ja ?? string.Join(' ', answers.Of(code)));
        await index.PutAsync(@case.Id.Value, ReadersOf(@case), particulars.OfType<string>().Concat(said), cancellation, isNew: @case.Versions == 1);
    }

    /// <summary>What was said in the case afterwards, to all whom it reached.</summary>
    public Task TakeAsync(IncidentCase @case, string text, CancellationToken cancellation) =>
        index.PutAsync(@case.Id.Value, ReadersOf(@case), [text], cancellation);

    private static IEnumerable<Guid> ReadersOf(IncidentCase @case) =>
        @case.Addressees.SelectMany(a => new OrganisationId?[] { a.Organisation, a.Superior }).OfType<OrganisationId>().Select(o => o.Value);
}
