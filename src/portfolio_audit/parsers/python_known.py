"""What well-known library calls give back, so that methods of their results have a name."""

FRAME = "pandas.DataFrame"
FIGURE = "matplotlib.figure.Figure"
AXES = "matplotlib.axes.Axes"
PLOTLY_FIGURE = "plotly.graph_objects.Figure"

_READERS = (
    "csv excel parquet json table feather pickle sql sql_query sql_table html hdf stata spss fwf sas orc xml clipboard"
)
_FRAME_MAKERS = (
    "concat merge get_dummies melt pivot pivot_table crosstab cut qcut to_datetime to_numeric json_normalize merge_asof"
)
_AXES_MAKERS = (
    "heatmap histplot distplot countplot barplot boxplot violinplot scatterplot lineplot kdeplot regplot residplot"
    " stripplot swarmplot pointplot boxenplot ecdfplot rugplot"
)
_PLOT_KINDS = "line bar barh hist box kde density area pie scatter hexbin"
_GRIDS = "pairplot catplot relplot displot jointplot lmplot FacetGrid PairGrid JointGrid clustermap factorplot"
_EXPRESS = (
    "line bar scatter histogram box violin pie area imshow scatter_3d scatter_matrix choropleth scatter_mapbox"
    " density_heatmap sunburst treemap funnel scatter_geo line_geo choropleth_mapbox strip ecdf parallel_coordinates"
)

KNOWN_RESULTS: dict[str, str] = {
    **{f"pandas.read_{reader}": FRAME for reader in _READERS.split()},
    **{f"pandas.{maker}": FRAME for maker in _FRAME_MAKERS.split()},
    "pandas.DataFrame": FRAME,
    "pandas.Series": FRAME,
    "pandas.DataFrame.from_dict": FRAME,
    "pandas.DataFrame.from_records": FRAME,
    "seaborn.load_dataset": FRAME,
    "pandas.DataFrame.plot": AXES,
    "pandas.DataFrame.hist": AXES,
    "pandas.DataFrame.boxplot": AXES,
    **{
        f"pandas.DataFrame.plot.{kind}": AXES
        for kind in ["line", "bar", "barh", "hist", "box", "kde", "density", "area", "pie", "scatter", "hexbin"]
    },
    **{f"seaborn.{maker}": AXES for maker in _AXES_MAKERS.split()},
    **{f"seaborn.{grid}": f"seaborn.{grid}" for grid in _GRIDS.split()},
    "matplotlib.pyplot.figure": FIGURE,
    "matplotlib.pyplot.gcf": FIGURE,
    "matplotlib.pyplot.gca": AXES,
    "matplotlib.pyplot.axes": AXES,
    "matplotlib.pyplot.subplot": AXES,
    "matplotlib.pyplot.subplot2grid": AXES,
    f"{FIGURE}.add_subplot": AXES,
    f"{FIGURE}.add_axes": AXES,
    f"{FIGURE}.gca": AXES,
    f"{FIGURE}.subplots": AXES,
    f"{AXES}.twinx": AXES,
    f"{AXES}.twiny": AXES,
    f"{AXES}.ravel": AXES,
    f"{AXES}.flatten": AXES,
    **{f"plotly.express.{maker}": PLOTLY_FIGURE for maker in _EXPRESS.split()},
    "plotly.graph_objs.Figure": PLOTLY_FIGURE,
    "plotly.subplots.make_subplots": PLOTLY_FIGURE,
    "bokeh.plotting.figure": "bokeh.plotting.figure",
    "sklearn.pipeline.make_pipeline": "sklearn.pipeline.Pipeline",
    "imblearn.pipeline.make_pipeline": "imblearn.pipeline.Pipeline",
    "sklearn.compose.make_column_transformer": "sklearn.compose.ColumnTransformer",
}
"""The type of what a call gives, by the resolved name of the callee; a series counts as a data frame."""

TUPLE_RESULTS: dict[str, tuple[str, ...]] = {"matplotlib.pyplot.subplots": (FIGURE, AXES)}
"""The types of what a call gives as a tuple."""

_FLUENT = (
    "fit set_params update_layout update_traces update_xaxes update_yaxes add_trace update_axes add_vline add_hline"
    " encode properties interactive transform_filter transform_fold mark_bar mark_line mark_point mark_circle mark_area"
    " mark_rect mark_boxplot mark_tick mark_text mark_arc configure_axis configure_title facet resolve_scale"
    " to cuda cpu eval train to_device"
)
FLUENT = frozenset(_FLUENT.split())
"""Methods that give their own object back."""

ACCESSORS = frozenset({"plot", "str", "dt", "cat", "style", "sparse"})
"""Attributes of a data frame that lead to methods of their own."""

FRAME_PARTS: dict[str, str] = {"values": "numpy.ndarray"}
"""Attributes of a data frame that are something else; any other attribute is a column."""

_SCALARS = (
    "groupby to_numpy to_csv to_excel to_parquet to_json to_dict to_list tolist to_string to_pickle info"
    " rolling resample expanding ewm iterrows itertuples items iteritems unique nunique keys equals insert pop"
)
SCALAR_RESULTS = frozenset(_SCALARS.split())
"""Methods of a data frame that do not give a data frame."""
