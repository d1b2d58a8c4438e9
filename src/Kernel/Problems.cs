namespace Noroshi.Kernel;

/// <summary>What is wrong with one field, and the way to mend it.</summary>
/// <param name="Field">The field as the sender named it (<c>"answers.impact"</c>, <c>"B12"</c> for a cell).</param>
/// <param name="Code">A stable code for machines, kebab-case.</param>
/// <param name="Message">What is wrong and how to mend it.</param>
public sealed record Problem(string Field, string Code, Words Message);

/// <summary>All that is wrong with an input, collected, so that a person mends it in one go.</summary>
public sealed class Problems : List<Problem>
{
    /// <summary>Adds a problem unless the condition holds.</summary>
    public Problems Unless(bool holds, string field, string code, Words message)
    {
        if (!holds)
        {
            Add(new Problem(field, code, message));
        }

        return this;
    }

    /// <summary>Adds the problems of a part.</summary>
    public Problems And(IEnumerable<Problem> others)
    {
        AddRange(others);
        return this;
    }

    /// <summary>The messages for one field, for the page.</summary>
    public IEnumerable<Words> For(string field) => this.Where(p => p.Field == field).Select(p => p.Message);
}
