namespace Noroshi.Kernel;

/// <summary>
/// Names the article that a rule, an act or a page carries: <c>"Act, Art. 5"</c>, <c>"Order, Art. 4(2)(iii)"</c>,
/// <c>"Cabinet Order, Art. 3(1)"</c>. Every citation must exist in <c>law/</c> (a test holds it).
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Enum | AttributeTargets.Field, AllowMultiple = true)]
public sealed class ArticleAttribute(string citation) : Attribute
{
    /// <summary>The citation, as it stands in <c>law/</c>.</summary>
    public string Citation { get; } = citation;
}
