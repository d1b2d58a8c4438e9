using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Store;
using Noroshi.Store;

namespace Noroshi.Oversight.Erasing;

/// <summary>
/// Erases what an act said, where a law demands it. The commitment stays, so the record still shows that something was done and when;
/// the erasure is an act itself, with its legal ground and the reason.
/// </summary>
internal sealed class EraseContent(StoreDb db, IRecordOfActs acts)
{
    /// <summary>The kind of the act of erasure. The database asks for a row of this kind before it lets content be cleared.</summary>
    public const string Kind = "oversight.content-erased";

    /// <summary>How the act of erasure names the act whose content is erased.</summary>
    public const string Prefix = "act:";

    /// <summary>The name of an act, as the record has it.</summary>
    public static string NameOf(Guid act) => $"{Prefix}{act:D}";

    /// <summary>Erases the content of an act.</summary>
    /// <returns>A refusal if there is nothing to erase, or if it would erase why something was erased.</returns>
    public async Task<Ruling> EraseAsync(Guid act, string ground, string reason, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var content = await db.Set<ActContent>().FirstOrDefaultAsync(a => a.Id == act, cancellation);
        if (content is null or { Canonical: null })
        {
            return new Ruling.Refused("Act, Art. 46", new("消去する内容がありません。", "There is no content to erase."));
        }

        if (content.Kind == Kind)
        {
            return new Ruling.Refused("Act, Art. 46", new("消去の記録そのものは消去できません。", "What was erased, and why, cannot be erased."));
        }

        // First the act of erasure, then what it erases: the trigger looks for the first. If we stop between them, neither happened.
        acts.Write(new Act(Kind, ground, NameOf(act)) { Content = new JsonObject { ["kind"] = content.Kind, ["reason"] = reason } });
        await db.SaveChangesAsync(cancellation);
        content.Erase();
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new Ruling.Allowed(ground);
    }
}
