namespace GitOpsSets.Templating.Syntax;

/// <summary>The variables that a template declares, and those that can be used at the place it is read at.</summary>
internal sealed class VariableTable
{
    private const string Root = "$";

    private readonly Dictionary<string, VariableName> _names = new(StringComparer.Ordinal) { [Root] = new VariableName(0, Root) };
    private List<string> _visible = [Root];

    /// <summary>How many different names the template has so far.</summary>
    public int Names => _names.Count;

    /// <summary>How many variables can be used here: give it to <see cref="Pop"/> to forget the later ones.</summary>
    public int Mark => _visible.Count;

    /// <summary>The names that can be used here.</summary>
    public IEnumerable<string> Visible => _visible.Distinct(StringComparer.Ordinal);

    /// <summary>Hides all but <c>$</c> from a body of its own.</summary>
    /// <returns>Give it to <see cref="Leave"/>.</returns>
    public List<string> Enter()
    {
        var outer = _visible;
        _visible = [Root];
        return outer;
    }

    public void Leave(List<string> outer) => _visible = outer;

    public void Pop(int mark) => _visible.RemoveRange(mark, _visible.Count - mark);

    /// <summary>Makes a variable usable.</summary>
    public VariableName Declare(string name)
    {
        _visible.Add(name);
        return NameOf(name);
    }

    /// <summary>A variable that is used; null when it cannot be.</summary>
    public VariableName? Find(string name) => _visible.Contains(name) ? NameOf(name) : null;

    private VariableName NameOf(string name)
    {
        if (!_names.TryGetValue(name, out var known))
        {
            _names[name] = known = new VariableName(_names.Count, name);
        }

        return known;
    }
}
