namespace GitOpsSets.Templating.Functions.RegularExpressions;

/// <summary>The places a pattern can be in at one position of the text, the preferred first, each at most once.</summary>
internal sealed class ThreadList(int size, int slots)
{
    private readonly int[] _places = new int[size];
    private readonly int[] _indexes = new int[size];
    private readonly int[] _captures = new int[size * slots];

    public int Count { get; private set; }

    public int this[int index] => _places[index];

    public void Clear() => Count = 0;

    public bool TryAdd(int place)
    {
        int index = _indexes[place];
        if (index < Count && _places[index] == place)
        {
            return false;
        }

        _indexes[place] = Count;
        _places[Count++] = place;
        return true;
    }

    public Span<int> Captures(int index) => _captures.AsSpan(index * slots, slots);
}
