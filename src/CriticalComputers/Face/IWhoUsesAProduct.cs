using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Face;

/// <summary>An operator that has notified a product.</summary>
/// <param name="Operator">Who.</param>
/// <param name="Computers">How many computers of it.</param>
public sealed record UserOfAProduct(OrganisationId Operator, int Computers);

/// <summary>Who uses a product, as the newest notifications that reached the actor's authority say.</summary>
/// <param name="Users">Those who have it, under any spelling.</param>
/// <param name="MayBe">How many computers were notified by the family's name without a model, where a model was asked for: they are not counted.</param>
/// <param name="IsComplete">Whether every stored key is of the present rules; if not, an operator may be missing for a while.</param>
public sealed record UsersOfAProduct(IReadOnlyList<UserOfAProduct> Users, int MayBe, bool IsComplete);

/// <summary>To whom word of a product must go: the question of the hour when a vulnerability becomes known.</summary>
public interface IWhoUsesAProduct
{
    /// <summary>Asks, and puts on record who asked for what (it is saved).</summary>
    Task<UsersOfAProduct> AskAsync(string product, string maker, CancellationToken cancellation);
}
