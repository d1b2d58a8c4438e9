using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Products.Face;
using Noroshi.Provision.Store;
using Noroshi.Store;

namespace Noroshi.Provision.Marking;

/// <summary>Gives each person's copy its mark, once, before anything of it is shown.</summary>
internal sealed class Watermarks(StoreDb db, TimeProvider clock)
{
    /// <summary>The code of a person's copy of a delivery; saved when this returns.</summary>
    public async Task<string> OfAsync(Recipient recipient, PersonId person, CancellationToken cancellation)
    {
        if (await FindAsync(recipient.Id, person, cancellation) is { } before)
        {
            return before;
        }

        var mark = new Watermark { Code = ForensicMark.New(), Recipient = recipient.Id, Product = recipient.Product, Person = person, Organisation = recipient.Organisation, MadeAt = clock.GetUtcNow() };
        db.Add(mark);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return mark.Code;
        }
        catch (DbUpdateException)
        {
            // Another window of the same person was quicker; its mark counts.
            db.Entry(mark).State = EntityState.Detached;
            return await FindAsync(recipient.Id, person, cancellation) ?? throw new InvalidOperationException("A copy could not be marked.");
        }
    }

    /// <summary>A sheet as one copy of it is handed out: the mark lies within its sentences.</summary>
    public static ProductSheet Marked(ProductSheet sheet, string code) => sheet with
    {
        Parts = [.. sheet.Parts.Select(p => p with { Lines = [.. p.Lines.Select(l => l with { Text = new(ForensicMark.Into(l.Text.Ja, code), ForensicMark.Into(l.Text.En, code)) })] })],
    };

    private Task<string?> FindAsync(Guid recipient, PersonId person, CancellationToken cancellation) =>
        db.Set<Watermark>().AsNoTracking().Where(w => w.Recipient == recipient && w.Person == person).Select(w => w.Code).FirstOrDefaultAsync(cancellation);
}
