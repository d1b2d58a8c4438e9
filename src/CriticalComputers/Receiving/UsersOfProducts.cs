using Noroshi.CriticalComputers.Face;

namespace Noroshi.CriticalComputers.Receiving;

/// <summary>Answers who uses a product for modules that stand above, as the desk's own page does.</summary>
internal sealed class UsersOfProducts(WhoHasAProduct holders) : IWhoUsesAProduct
{
    public async Task<UsersOfAProduct> AskAsync(string product, string maker, CancellationToken cancellation)
    {
        var found = await holders.AskAsync(product, maker, cancellation);
        return new UsersOfAProduct([.. found.Holders.Select(h => new UserOfAProduct(h.Operator, h.Computers))], found.WithoutModel.Sum(s => s.Computers), found.IsComplete);
    }
}
