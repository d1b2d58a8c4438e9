using System.Linq.Expressions;
using Noroshi.CriticalComputers.Naming;
using Noroshi.CriticalComputers.Store;

namespace Noroshi.CriticalComputers.Listing;

/// <summary>What is looked for when somebody types a name of a maker or a product: that name, and the others of the same.</summary>
internal static class SearchedSpellings
{
    private const int Most = 8;

    /// <summary>The typed text first, each as it stands in a key.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var typed = RegisterKeys.Folded(text);
        var maker = NameDictionary.Current.MakerOf(text);
        var product = maker is null ? NameDictionary.Current.Only(NormalName.Joined(NameText.Fold(text))) : null;
        var others = maker is not null ? maker.Aliases.Prepend(maker.Name) : product is not null ? product.Aliases.Prepend(product.Name) : [];

        // Two letters stand in too many names to mean one of them; what holds another is found by it.
        var all = others.Select(RegisterKeys.Folded).Where(o => o.Length > 2).Prepend(typed).Distinct(StringComparer.Ordinal).ToArray();
        return [.. all.Where(one => one == typed || !all.Any(other => other != one && one.Contains(other, StringComparison.Ordinal))).Take(Most)];
    }

    /// <summary>Entries whose names hold one of the spellings, or whose label holds the first.</summary>
    public static Expression<Func<Computer, bool>> Holding(IReadOnlyList<string> spellings)
    {
        var first = spellings[0];
        Expression<Func<Computer, bool>> holding = c => c.NameKey.Contains(first) || c.LabelKey.Contains(first);
        foreach (var other in spellings.Skip(1))
        {
            Expression<Func<Computer, bool>> also = c => c.NameKey.Contains(other);
            holding = Expression.Lambda<Func<Computer, bool>>(Expression.OrElse(holding.Body, new Renamed(also.Parameters[0], holding.Parameters[0]).Visit(also.Body)), holding.Parameters);
        }

        return holding;
    }

    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
