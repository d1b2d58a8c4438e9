using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Noroshi.Store;

/// <summary>
/// A question that is asked with every request: its translation is kept, so that asking it costs the database's time and little of ours.
/// One translation for each model, since one process may hold houses on both databases.
/// </summary>
/// <typeparam name="TAsk">What <c>EF.CompileAsyncQuery</c> makes: asks it of a <see cref="StoreDb"/>.</typeparam>
/// <param name="compile">Translates it, by <c>EF.CompileAsyncQuery</c>; called once for each model.</param>
public sealed class KeptQuestion<TAsk>(Func<TAsk> compile)
    where TAsk : class
{
    private readonly ConditionalWeakTable<IModel, TAsk> translations = [];

    /// <summary>The question for the model of this database.</summary>
    public TAsk Of(StoreDb db) => translations.GetValue(db.Model, _ => compile());
}
