using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties;
using Noroshi.Parties.Face;
using Noroshi.Products.Face;
using Noroshi.Provision.Face;
using Noroshi.Provision.Store;
using Noroshi.Store;
using Noroshi.Web.Answers;

namespace Noroshi.Provision.Providing;

/// <summary>How far a sending has come, in numbers. Readers are those who have it and can say that they read it: the public cannot.</summary>
internal sealed record SendingFigures(int Chosen, int Delivered, int Refused, int Readers, int Read, int Answered, int NeedHelp)
{
    public int Unread => Readers - Read;

    /// <summary>A part of the readers, in hundredths.</summary>
    public int Share(int part) => Readers == 0 ? 0 : (int)Math.Round(part * 100.0 / Readers);
}

/// <summary>A sending with the state of all its recipients, and who did not get it and why.</summary>
/// <remarks>For the sender's people: the Cabinet Office, and the ministry in whose name it is sent. For others it is not there (404).</remarks>
[Authorize(PartiesModule.Somebody)]
[Article("Act, Art. 38(1)")]
[Article("Act, Art. 40(1)")]
internal sealed class SendingFilePage(StoreDb db, IReleasedProducts products, Candidates candidates, IWhoIsWho who, IRecordOfActs acts) : PageModel
{
    private const int Most = 300;

    public Sending Sending { get; private set; } = null!;

    public ReleasedProduct Product { get; private set; } = null!;

    public Organisation? From { get; private set; }

    public SendingFigures Figures { get; private set; } = null!;

    /// <summary>Which recipients are shown: <c>all</c>, <c>unread</c>, <c>help</c>, <c>refused</c>, <c>not-meant</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    public IReadOnlyList<Recipient> Recipients { get; private set; } = [];

    /// <summary>Whom the route could reach, and who was not meant.</summary>
    public IReadOnlyList<Candidate> NotMeant { get; private set; } = [];

    public IReadOnlyDictionary<OrganisationId, Organisation> Organisations { get; private set; } = new Dictionary<OrganisationId, Organisation>();

    public IReadOnlyDictionary<PersonId, Person> People { get; private set; } = new Dictionary<PersonId, Person>();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Set<Sending>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancellation) is not { } sending || await products.FindAsync(new ProductId(sending.Product), cancellation) is not { } product)
        {
            await acts.WriteRefusalAsync(new Act("provision.not-shown", "Act, Art. 38(1)", $"sending:{id:D}"), cancellation);
            return this.Absent();
        }

        (Sending, Product) = (sending, product);
        From = await who.OrganisationAsync(sending.From, cancellation);
        Figures = await FiguresAsync(cancellation);
        if (Show is "not-meant")
        {
            NotMeant = [.. (await candidates.OfAsync(product, Choice.Read(sending.Chosen), cancellation)).Where(c => c.Reason is null).Take(Most)];
            return Page();
        }

        Recipients = await Chosen().OrderBy(r => r.State).ThenBy(r => r.ReadAt != null).ThenBy(r => r.Id).Take(Most).ToListAsync(cancellation);
        Organisations = await who.OrganisationsAsync(Recipients.Select(r => r.Organisation), cancellation);
        People = await who.PersonsAsync(Recipients.SelectMany(r => new[] { r.ReadBy, r.AnsweredBy }).OfType<PersonId>().Distinct(), cancellation);
        return Page();
    }

    private IQueryable<Recipient> Chosen()
    {
        var id = Sending.Id;
        var all = db.Set<Recipient>().AsNoTracking().Where(r => r.Sending == id);
        return Show switch
        {
            "unread" => all.Where(r => r.State == RecipientState.Delivered && r.ReadAt == null && r.Kind != RecipientKind.Public),
            "help" => all.Where(r => r.Answer == ReceivedAnswer.NeedsHelp),
            "refused" => all.Where(r => r.State == RecipientState.Refused),
            _ => all,
        };
    }

    private async Task<SendingFigures> FiguresAsync(CancellationToken cancellation)
    {
        var id = Sending.Id;
        var all = db.Set<Recipient>().Where(r => r.Sending == id);
        var states = await all.GroupBy(r => r.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var delivered = states.GetValueOrDefault(RecipientState.Delivered);
        var readers = all.Where(r => r.State == RecipientState.Delivered && r.Kind != RecipientKind.Public);
        return new SendingFigures(
            states.Values.Sum(), delivered, states.GetValueOrDefault(RecipientState.Refused), await readers.CountAsync(cancellation), await readers.CountAsync(r => r.ReadAt != null, cancellation),
            await all.CountAsync(r => r.Answer != null, cancellation), await all.CountAsync(r => r.Answer == ReceivedAnswer.NeedsHelp, cancellation));
    }
}
